// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace trunkline::bench {

/// A home of its own for the program, as long as it lives, in which startProfile() is set up and has a copy
/// of that archive.
class BenchHome {
public:
    explicit BenchHome(const QString &archive);

private:
    QTemporaryDir m_folder;
};

} // namespace trunkline::bench
