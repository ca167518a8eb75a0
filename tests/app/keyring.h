// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusObjectPath>
#include <QProcess>
#include <QTest>

/// The key ring of a GNOME desktop, for real, on the session bus and in the home folder of this test. One a
/// process: libsecret keeps to the first one that it has talked to.
class Keyring {
public:
    ~Keyring() { kill(); }

    /// Runs, with a new ring that this password opens.
    bool start()
    {
        m_daemon.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_daemon.start(QStringLiteral("gnome-keyring-daemon"),
                       {QStringLiteral("--unlock"), QStringLiteral("--foreground"),
                        QStringLiteral("--components=secrets")});
        m_daemon.write("password of the ring");
        m_daemon.closeWriteChannel();
        return m_daemon.waitForStarted() && QTest::qWaitFor(&Keyring::isOnTheBus, 20'000);
    }
    /// Locked, as when a person locks it or has come in without a password.
    bool lock()
    {
        QDBusMessage call = QDBusMessage::createMethodCall(
            QStringLiteral("org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
            QStringLiteral("org.freedesktop.Secret.Service"), QStringLiteral("Lock"));
        const QDBusObjectPath ring(QStringLiteral("/org/freedesktop/secrets/collection/login"));
        call.setArguments({QVariant::fromValue(QList<QDBusObjectPath>{ring})});
        return QDBusConnection::sessionBus().call(call).type() == QDBusMessage::ReplyMessage;
    }
    void kill()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

private:
    static bool isOnTheBus()
    {
        return QDBusConnection::sessionBus().interface()->isServiceRegistered(
            QStringLiteral("org.freedesktop.secrets"));
    }
    QProcess m_daemon;
};
