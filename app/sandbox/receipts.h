// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QString>

namespace sandbox {

/// Where outbound messages end, chosen by the last four digits of the destination, so that a person or a test
/// can ask for any outcome (flowroute-api 2.3, 2.6, 10; the choice by destination is the sandbox's own):
///
///   0180 1005   0181 1006   0182 1007   0183 1008   0184 1105   0185 1106   0186 1110
///   0187 1111   0188 1112   0189 1116   0190 1150   0191 1152   0192 1160
///   0170 to 0179, 0199   accepted by the carrier (1003), then nothing more
///   0196                 as usual, each receipt ten times as late
///   0197                 no receipt at all
///   0198                 handed over (level 1), then nothing more
///   a failure code of 2.6, such as 1116 or 1201, stands for itself
///   anything else        level 1 after 1 s, 1003 after 2 s, delivered (1004) after 4 s
///
/// A failure comes at level 2, 3 s after the message.
class Receipts {
public:
    /// The receipts that exist at `now`, newest first, of a message sent at `sent` (both UTC ms).
    static QJsonArray at(const QString &to, bool isMms, qint64 sent, qint64 now);
    /// The documented English text of a receipt code, or empty.
    static QString codeText(int code);
    /// The failure that a destination stands for, or 0.
    static int failureOf(const QString &to);
    /// The last four digits of the destinations that stand for a failure each, the common ones only.
    static QList<int> failingEndings();
};

} // namespace sandbox
