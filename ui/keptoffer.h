// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notice.h"

#include <QObject>

namespace trunkline {

class ArchiveRows;
class MessageFilterBar;
class MessageSync;
class RangeBar;

/// Where nobody answers and nothing of the chosen range is kept, says what is, and offers to show it: a week
/// without a connection must not look as if nothing were here. Must not outlive what it is made with.
class KeptOffer : public QObject {
    Q_OBJECT
public:
    KeptOffer(const MessageSync &sync, const ArchiveRows &rows, RangeBar &range,
              const MessageFilterBar &filter, QObject *parent = nullptr);

Q_SIGNALS:
    void notice(const trunkline::Notice &notice);
    void withdrawNotice(const QString &id);

private:
    void follow();

    const MessageSync &m_sync;
    const ArchiveRows &m_rows;
    RangeBar &m_range;
    const MessageFilterBar &m_filter;
};

} // namespace trunkline
