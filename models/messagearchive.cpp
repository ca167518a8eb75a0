// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagearchive.h"

#include "account/profilefolder.h"
#include "account/session.h"

#include <QDateTime>
#include <QDir>

using namespace Qt::StringLiterals;

namespace trunkline {
namespace {

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
    open();
}

void MessageArchive::open()
{
    const QString account = m_session.label().profile;
    const KeepHistory history = historyOf(m_session);
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
    if (const qint64 oldest = oldestKept(history); oldest > 0)
        m_thread.post([oldest](ArchiveWriter &writer) { writer.forgetBefore(oldest); });
}

void MessageArchive::openTemporary()
{
    m_folder = std::make_unique<QTemporaryDir>(QDir::tempPath() + u"/trunkline-XXXXXX"_s);
    m_path = m_folder->filePath(u"messages.db"_s);
    m_thread.open(m_path, this,
                  [this](const ArchiveThread::Opened &result) { takeOpened(result.trouble, result.aside); });
}

void MessageArchive::takeOpened(const ArchiveTrouble &trouble, const QString &aside)
{
    m_isOpen = !trouble;
    if (trouble)
        m_trouble = trouble;
    if (m_isOpen)
        Q_EMIT opened(aside);
    else
        Q_EMIT failed();
}

void MessageArchive::adopt(const Message &message)
{
    m_thread.post([message](ArchiveWriter &writer) { return writer.store({message}); }, this,
                  [this](const ArchiveTrouble &trouble) {
                      if (!trouble)
                          Q_EMIT stored();
                  });
}

void MessageArchive::forgetAll()
{
    m_sync.reset();
    m_thread.post([](ArchiveWriter &writer) { return writer.forgetAll(); }, this,
                  [this](const ArchiveTrouble &trouble) {
                      m_trouble = trouble;
                      if (trouble)
                          Q_EMIT failed();
                      else
                          Q_EMIT forgotten();
                  });
}

void MessageArchive::repair()
{
    m_sync.reset();
    m_isOpen = false;
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
