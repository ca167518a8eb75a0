// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <QByteArray>
#include <QString>

namespace trunkline {

/// The newest line of a journal and the hash over it and all before.
struct ChainHead {
    qint64 seq = 0;
    QByteArray hash; ///< SHA-256, 32 bytes; empty before the first line
    friend bool operator==(const ChainHead &, const ChainHead &) = default;
};

/// The head after one more line: SHA-256 over the hash before, and seq, at, intent, event word and data as
/// stored, each preceded by its length so that no two lines can look alike.
ChainHead extended(const ChainHead &head, qint64 at, qint64 intent, const QByteArray &eventWord,
                   const QByteArray &data);

/// Reads the copy of a head, also of an empty journal (seq 0); nothing when there is none or it cannot be
/// read.
std::optional<ChainHead> readHeadCopy(const QString &file);
/// Replaces the copy whole or not at all. False if it cannot be written.
bool writeHeadCopy(const QString &file, const ChainHead &head);

} // namespace trunkline
