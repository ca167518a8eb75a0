// SPDX-License-Identifier: GPL-3.0-or-later
#include "locknotices.h"

#include "messagebar.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {
const auto lockedItselfNotice = u"lock.itself"_s;
}

LockNotices::LockNotices(ReadOnlyLock &lock, MessageBar *bar)
    : QObject(bar)
    , m_lock(lock)
    , m_bar(bar)
{
    connect(&lock, &ReadOnlyLock::lockedItself, this, &LockNotices::sayLockedItself);
    connect(&lock, &ReadOnlyLock::changed, this, &LockNotices::takeChange);
}

void LockNotices::post(const Notice &notice)
{
    m_refused.remove(notice.id);
    if (!notice.isRefusedByLock || !m_lock.isLocked()) {
        m_bar->post(notice);
        return;
    }
    m_refused.insert(notice.id, notice);
    m_bar->post(offeringToUnlock(notice));
}

void LockNotices::withdraw(const QString &id)
{
    m_refused.remove(id);
    m_bar->withdraw(id);
}

/// The bar takes a line away when its action is chosen: it has to come back as what it is when unlocked.
Notice LockNotices::offeringToUnlock(const Notice &notice)
{
    Notice offer = notice;
    offer.actionText = tr("Unlock");
    offer.action = [this, notice] {
        m_bar->post(notice);
        m_lock.unlock(); // takeChange() follows
    };
    return offer;
}

void LockNotices::sayLockedItself()
{
    Notice news;
    news.id = lockedItselfNotice;
    news.text = tr("Locked again after %n minute(s) without use. Unlock it to buy, send or change something.",
                   nullptr, m_lock.relockMinutes());
    m_bar->post(offeringToUnlock(news));
}

void LockNotices::takeChange()
{
    if (m_lock.isLocked())
        return;
    m_bar->withdraw(lockedItselfNotice);
    const auto refused = std::exchange(m_refused, {});
    for (const Notice &notice : refused) {
        if (m_bar->shows(notice.id)) // not what was dismissed meanwhile
            m_bar->post(notice);
    }
}

} // namespace trunkline
