// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagearchive.h"

#include "account/profilefolder.h"
#include "account/session.h"

#include <chrono>
#include <QDateTime>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

constexpr std::chrono::hours oneDay{24};

KeepHistory historyOf(const Session &session)
{
    const bool isKept = session.profile() && !session.label().profile.isEmpty();
    return isKept ? session.profile()->keepHistory : KeepHistory::Off;
}

/// UTC milliseconds; what is older goes. 0: nothing does.
qint64 oldestKept(KeepHistory history)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    switch (history) {
    case KeepHistory::Days30:
        return now.addDays(-30).toMSecsSinceEpoch();
    case KeepHistory::Months13:
        return now.addMonths(-13).toMSecsSinceEpoch();
    case KeepHistory::Off:
    case KeepHistory::ForEver:
        break;
    }
    return 0;
}

} // namespace

MessageArchive::MessageArchive(Session &session, const SyncOptions &options, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_sync(session.transport(), m_thread, options)
{
    connect(&m_sync, &MessageSync::stored, this, &MessageArchive::stored);
    m_poll.setInterval(options.pollEveryMs);
    connect(&m_poll, &QTimer::timeout, this, [this] {
        if (m_isOpen && m_sync.state() != MessageSync::State::Idle)
            m_sync.poll();
    });
    m_poll.start();
    m_daily.setInterval(oneDay);
    connect(&m_daily, &QTimer::timeout, this, &MessageArchive::forgetOld);
    m_daily.start();
    open();
}

MessageArchive::~MessageArchive()
{
    const std::optional<Profile> &profile = m_session.profile();
    if (isKept() && profile && profile->keepHistory == KeepHistory::Off)
        m_end.account = m_session.label().profile;
}

MessageArchive::End::~End()
{
    if (!account.isEmpty())
        removeArchiveNamed(account);
}

void MessageArchive::open()
{
    const QString account = m_session.label().profile;
    const KeepHistory history = historyOf(m_session);
    m_thread.post([](ArchiveWriter &) { PassingFolder::removeAbandoned(); });
    if (history == KeepHistory::Off) {
        if (!account.isEmpty())
            removeArchiveNamed(account); // kept until the choice was made
        return openTemporary();
    }
    m_path = archivePathNamed(account);
    m_thread.open(m_path, this, [this](const ArchiveThread::Opened &result) {
        if (!result.trouble)
            return takeOpened({}, result.aside);
        m_trouble = result.trouble;
        openTemporary();
    });
    forgetOld();
}

void MessageArchive::forgetOld()
{
    const qint64 oldest = oldestKept(historyOf(m_session));
    if (!isKept() || oldest == 0)
        return;
    m_thread.post([oldest](ArchiveWriter &writer) { return writer.forgetBefore(oldest); }, this,
                  [this](const ArchiveTrouble &trouble) {
                      if (!m_isOpen || !isKept())
                          return;
                      if (trouble.kind == ArchiveTrouble::Kind::Damaged)
                          return repair();
                      if (trouble)
                          tellNotDeleted(trouble);
                      Q_EMIT stored();
                  });
}

void MessageArchive::tellNotDeleted(const ArchiveTrouble &trouble)
{
    m_trouble = trouble;
    Q_EMIT failed();
}

void MessageArchive::openTemporary()
{
    m_folder = std::make_unique<PassingFolder>();
    if (!m_folder->problem().isEmpty())
        return takeOpened({ArchiveTrouble::Kind::CannotOpen, m_folder->problem()}, {});
    m_path = m_folder->filePath(u"messages.db"_s);
    m_thread.open(m_path, this,
                  [this](const ArchiveThread::Opened &result) { takeOpened(result.trouble, result.aside); });
}

void MessageArchive::takeOpened(const ArchiveTrouble &trouble, const QString &aside)
{
    m_isOpen = !trouble;
    m_aside = aside;
    if (trouble)
        m_trouble = trouble;
    if (!m_isOpen)
        return Q_EMIT failed();
    Q_EMIT opened(aside);
    m_thread.post([](ArchiveWriter &writer) { return writer.checkWhenDue(); }, this,
                  [this](const ArchiveTrouble &found) {
                      if (found.kind == ArchiveTrouble::Kind::Damaged)
                          repair();
                  });
}

void MessageArchive::adopt(const Message &message)
{
    if (message.at < m_forgottenAt && m_sync.state() == MessageSync::State::Idle)
        return; // nobody has asked for it again
    m_thread.post([message](ArchiveWriter &writer) { return writer.store({message}); }, this,
                  [this](const ArchiveTrouble &trouble) {
                      if (!trouble)
                          Q_EMIT stored();
                  });
}

void MessageArchive::forgetAll()
{
    m_sync.reset();
    m_forgottenAt = QDateTime::currentMSecsSinceEpoch();
    m_thread.post([](ArchiveWriter &writer) { return writer.forgetAll(); }, this,
                  [this](const ArchiveTrouble &trouble) {
                      if (trouble)
                          tellNotDeleted(trouble);
                      Q_EMIT forgotten(); // some may be gone all the same
                  });
}

void MessageArchive::repair()
{
    m_sync.reset();
    m_isOpen = false;
    if (isKept())
        m_trouble = {}; // what the old file could not do is no reason to warn of the new one
    struct Begun {
        ArchiveTrouble trouble;
        QString aside;
    };
    m_thread.post(
        [](ArchiveWriter &writer) {
            Begun begun;
            begun.trouble = writer.beginAnew(&begun.aside);
            return begun;
        },
        this, [this](const Begun &begun) { takeOpened(begun.trouble, begun.aside); });
}

} // namespace trunkline
