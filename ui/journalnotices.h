// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal/journal.h"
#include "notice.h"

#include <QObject>

namespace trunkline {

/// What the message bar says of the journal: a line while it cannot be used, and what became of the writes
/// that an earlier run left open. Those of this run are told by the pages that made them. Must not outlive
/// the journal.
class JournalNotices : public QObject {
    Q_OBJECT
public:
    explicit JournalNotices(Journal &journal, QObject *parent = nullptr);

    /// Says what there is to say already; to be called once somebody listens.
    void begin();

Q_SIGNALS:
    void notice(const trunkline::Notice &notice);
    void withdrawNotice(const QString &id);
    void showRequested(qint64 intent); ///< that line of the journal, please; 0: the journal

private:
    void tellStatus();
    void tellTrouble();
    void tellClosed();
    void tellNeverSent();
    /// How many of an earlier run are unclear still; one line each for those being checked and those left to
    /// a person.
    void tellUnclear();
    void tellLine(const QString &id, const QString &text, qint64 first);
    void tellFound(qint64 intent);
    bool isCarriedOver(qint64 intent) const;

    Journal &m_journal;
    bool m_hasTrouble = false;
    bool m_wasOpen = false;
    int m_checking = 0; ///< as last told
    int m_left = 0; ///< as last told
};

} // namespace trunkline
