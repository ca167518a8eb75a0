// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "archive/archivethread.h"
#include "archive/messagesync.h"
#include "storage/passingfolder.h"

#include <memory>
#include <QTimer>

namespace trunkline {

class Session;

/// The messages of a session's account, as this computer has them: the file, its writer, and the sync that
/// fills it. The file lies in the account's folder when its history is kept, else in a temporary folder that
/// goes with the session (sandbox account, history off). What is older than the account's choice is deleted
/// when it is opened and once a day; whoever looks further back gets it all the same, until then.
///
/// GUI thread; must not outlive the session. Several may read the file, with an ArchiveReader each.
class MessageArchive : public QObject {
    Q_OBJECT
public:
    /// Opens the file, which takes a while: opened() tells.
    explicit MessageArchive(Session &session, const SyncOptions &options = {}, QObject *parent = nullptr);

    /// Where the history was chosen to be off meanwhile, the file goes now.
    ~MessageArchive() override;

    /// Whether the file is there; only then may it be read, and the sync be started.
    bool isOpen() const { return m_isOpen; }
    /// Why it is not, or why it is not kept though it should be.
    const ArchiveTrouble &trouble() const { return m_trouble; }
    const QString &path() const { return m_path; }
    /// Where the file went that was there before and was damaged; empty as a rule.
    const QString &aside() const { return m_aside; }
    /// Whether it outlives the session.
    bool isKept() const { return !m_folder; }

    /// For what else is kept in the file.
    ArchiveThread &thread() { return m_thread; }
    MessageSync &sync() { return m_sync; }
    const MessageSync &sync() const { return m_sync; }

    /// Takes over a message that was read by itself, unless it was forgotten and nothing was asked for since.
    /// stored() follows.
    void adopt(const Message &message);
    /// Deletes everything that is kept; forgotten() follows, after failed() where not all went. What the
    /// service has stays there, and is read again only when somebody asks for it.
    void forgetAll();
    /// Sets a file aside in which something was found damaged, and begins anew; opened() follows.
    void repair();

Q_SIGNALS:
    /// The file is there, or there anew: readers are to be opened, and the sync to be started. `aside`: where
    /// a damaged one was moved to, empty as a rule.
    void opened(const QString &aside);
    /// Or not: trouble() tells why.
    void failed();
    void forgotten();
    /// Records are new or changed, whoever stored them, or old ones are gone.
    void stored();

private:
    void open();
    void openTemporary();
    void forgetOld();
    void tellNotDeleted(const ArchiveTrouble &trouble);
    void takeOpened(const ArchiveTrouble &trouble, const QString &aside);

    Session &m_session;
    std::unique_ptr<PassingFolder> m_folder; ///< of a history that is not kept
    QString m_path;
    QString m_aside;
    /// After the thread, which has the file open.
    struct End {
        QString account; ///< whose file goes; none as a rule
        ~End();
    };
    End m_end;
    ArchiveThread m_thread;
    MessageSync m_sync;
    QTimer m_poll; ///< once something of the account was read
    QTimer m_daily; ///< a day more is too old by then
    bool m_isOpen = false;
    qint64 m_forgottenAt = 0; ///< UTC milliseconds; 0: not
    ArchiveTrouble m_trouble;
};

} // namespace trunkline
