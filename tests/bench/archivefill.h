// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagefactory.h"

namespace trunkline::bench {

/// What it took to fill an archive, in nanoseconds. Making the messages is not counted.
struct FillTimes {
    qint64 store = 0;
    qint64 index = 0;
    qint64 tidy = 0; ///< joining pieces of the text index, which the program does when it is idle
    qint64 processor = 0; ///< of storing and indexing, that a processor worked for us
    qint64 tail = 0; ///< storing and indexing the last tenth, when the file has its size
};

/// Makes the file with all messages of the factory, newest first and as many at once as a sync stores that
/// has to wait for the archive. Ends the program when it cannot.
FillTimes fillArchive(const QString &path, const MessageFactory &factory);

} // namespace trunkline::bench
