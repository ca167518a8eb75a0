// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/controls.h"
#include "sandbox/options.h"
#include <memory>
#include <QObject>
#include <QThread>
#include <QUrl>

namespace sandbox {

/// A sandbox account inside this program, served on a thread of its own. Never delays the caller: the account
/// is made on that thread, and either signal comes later.
class Server : public QObject {
    Q_OBJECT
public:
    explicit Server(QObject *parent = nullptr);
    ~Server() override; ///< stops

    /// Starts with a new account; a running one is stopped first. Empty keys become random ones.
    void start(const Options &options);
    /// Ends the thread and waits for it; the account is gone.
    void stop();

    /// What the server received, what the account did, the fault rules and the clock: for tests, at any time.
    Controls &controls() { return *m_controls; }
    const Controls &controls() const { return *m_controls; }
    QList<LoggedRequest> requestLog() const { return m_controls->requests(); }

Q_SIGNALS:
    void started(const QUrl &url, const QString &accessKey, const QString &secretKey);
    void failed(const QString &text); ///< what the system said, in its words

private:
    void report(int run, quint16 port, const QString &problem, const Options &options);

    int m_run = 0; ///< grows with every start and stop
    std::unique_ptr<Controls> m_controls;
    std::unique_ptr<QThread> m_thread;
};

} // namespace sandbox
