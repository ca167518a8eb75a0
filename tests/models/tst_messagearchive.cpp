// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagearchive.h"

#include "account/accountforgetting.h"
#include "account/accountopening.h"
#include "account/profilefolder.h"
#include "archive/querytext.h"
#include "archiverows.h"
#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// What is kept of an account's messages, for how long, and where.
class TestMessageArchive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void keepsWhatWasRead();
    void isReadableByNobodyElse();
    void keepsNothingWhenHistoryIsOff();
    void leavesTheFolderToTheJournal();
    void forgetsWhatIsOlderThanTheChoice();
    void sandboxGoesWithItsWindow();
    void deletesHistory();
    void aDamagedFileIsSetAside();
    void goesWhenHistoryIsOffMeanwhile();
    void anUnusableFolderIsSaidAndDoneWithout();
    void goesWithTheAccount();

private:
    static constexpr qint64 dayMs = 24LL * 3'600'000;

    std::unique_ptr<Session> session() const
    {
        OpenedSession opened = openSession(m_profile, m_sandbox->secretKey(), {});
        return std::move(opened.session);
    }
    QString path() const { return archivePathNamed(accountNameOf(m_profile)); }
    static bool isOpen(const MessageArchive &archive)
    {
        return QTest::qWaitFor([&] { return archive.isOpen(); }, 20'000);
    }
    static bool read(MessageArchive &archive, int days)
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        archive.sync().start({now - days * dayMs, now});
        return QTest::qWaitFor([&] { return archive.sync().state() == MessageSync::State::Complete; },
                               60'000);
    }
    /// Of the file, by a reader of its own; -1 when it cannot be read.
    static int countIn(const QString &path)
    {
        ArchiveReader reader;
        ArchiveRows rows(reader);
        bool hasFailed = false;
        connect(&rows, &ArchiveRows::failed, &rows, [&hasFailed] { hasFailed = true; });
        reader.open(path);
        rows.setQuery({});
        return QTest::qWaitFor([&] { return rows.isSettled() || hasFailed; }, 20'000) && !hasFailed
            ? rows.count()
            : -1;
    }

    QTemporaryDir m_home;
    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    Profile m_profile;
};

void TestMessageArchive::initTestCase()
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_home.filePath(QLatin1String(name)).toLocal8Bit());
    m_sandbox = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
}

/// Every test has a profile of its own, on an account whose files are gone.
void TestMessageArchive::init()
{
    m_sandbox->clearFaults();
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_profile = m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey(), m_sandbox->secretKey());
    m_profile.keepHistory = KeepHistory::ForEver;
    removeArchiveNamed(accountNameOf(m_profile));
}

void TestMessageArchive::keepsWhatWasRead()
{
    int count = 0;
    {
        const auto account = session();
        MessageArchive archive(*account);
        QVERIFY(isOpen(archive));
        QVERIFY(archive.isKept());
        QCOMPARE(archive.path(), path());
        QVERIFY(read(archive, 30));
        count = countIn(path());
        QVERIFY(count > 0);
    }
    const auto account = session();
    m_sandbox->addFault(u"GET /v2.1/messages status=503"_s); // nobody answers
    MessageArchive archive(*account);
    QVERIFY(isOpen(archive));
    QCOMPARE(countIn(path()), count);
}

void TestMessageArchive::isReadableByNobodyElse()
{
    const auto account = session();
    MessageArchive archive(*account);
    QVERIFY(isOpen(archive));
    QCOMPARE(QFile::permissions(path()) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
             QFile::Permissions());
}

void TestMessageArchive::keepsNothingWhenHistoryIsOff()
{
    {
        const auto account = session();
        MessageArchive archive(*account);
        QVERIFY(isOpen(archive));
        QVERIFY(read(archive, 7));
    }
    QVERIFY(QFile::exists(path()));
    m_profile.keepHistory = KeepHistory::Off;
    QString temporary;
    {
        const auto account = session();
        MessageArchive archive(*account);
        QVERIFY(isOpen(archive));
        QVERIFY(!archive.isKept());
        QVERIFY2(!QFile::exists(path()), "what was kept before the choice goes as well");
        QVERIFY(read(archive, 7));
        temporary = archive.path();
        QVERIFY(countIn(temporary) > 0);
    }
    QVERIFY(!QFile::exists(temporary));
}

/// Which may be about to make its file there, on a thread of its own.
void TestMessageArchive::leavesTheFolderToTheJournal()
{
    const QString folder = QFileInfo(path()).path();
    QVERIFY(QDir(folder).removeRecursively() && QDir().mkpath(folder));
    m_profile.keepHistory = KeepHistory::Off;
    Session account(AccountLabel{u"Acme"_s, u"#d97706"_s, true, accountNameOf(m_profile)}, m_sandbox->url(),
                    Credentials{m_sandbox->accessKey(), m_sandbox->secretKey()});
    account.setProfile(m_profile);
    MessageArchive archive(account);
    QVERIFY(isOpen(archive));
    QVERIFY(!archive.isKept());
    QVERIFY(QDir(folder).exists());
}

void TestMessageArchive::forgetsWhatIsOlderThanTheChoice()
{
    int all = 0;
    {
        const auto account = session();
        MessageArchive archive(*account);
        QVERIFY(isOpen(archive));
        Message old;
        old.id = u"mdr2-0123456789abcdef0123456789abcdef"_s;
        old.at = QDateTime::currentMSecsSinceEpoch() - 40 * dayMs;
        QSignalSpy stored(&archive, &MessageArchive::stored);
        archive.adopt(old);
        QTRY_VERIFY(!stored.isEmpty());
        QVERIFY(read(archive, 7));
        all = countIn(path());
    }
    m_profile.keepHistory = KeepHistory::Days30;
    const auto account = session();
    MessageArchive archive(*account);
    QVERIFY(isOpen(archive));
    QTRY_COMPARE(countIn(path()), all - 1);
}

void TestMessageArchive::sandboxGoesWithItsWindow()
{
    QString temporary;
    {
        Session account(AccountLabel{u"Sandbox"_s, u"#d97706"_s, true, {}}, m_sandbox->url(),
                        Credentials{m_sandbox->accessKey(), m_sandbox->secretKey()});
        MessageArchive archive(account);
        QVERIFY(isOpen(archive));
        QVERIFY(!archive.isKept());
        temporary = archive.path();
        QVERIFY(QFile::exists(temporary));
    }
    QVERIFY(!QFile::exists(temporary));
}

void TestMessageArchive::deletesHistory()
{
    const auto account = session();
    MessageArchive archive(*account);
    QVERIFY(isOpen(archive));
    QVERIFY(read(archive, 7));
    QVERIFY(countIn(path()) > 0);
    QSignalSpy forgotten(&archive, &MessageArchive::forgotten);
    archive.forgetAll();
    QTRY_COMPARE(forgotten.size(), 1);
    QCOMPARE(countIn(path()), 0);
    QCOMPARE(archive.sync().state(), MessageSync::State::Idle);
    QVERIFY(archive.sync().coverage().isEmpty());
    Message later;
    later.id = u"mdr2-0123456789abcdef0123456789abcdef"_s;
    later.at = QDateTime::currentMSecsSinceEpoch() + dayMs;
    Message sooner = later;
    sooner.id = u"mdr2-f123456789abcdef0123456789abcdef"_s;
    sooner.at -= 2 * dayMs;
    QSignalSpy stored(&archive, &MessageArchive::stored);
    archive.adopt(sooner); // sent before, and its receipt comes now
    archive.adopt(later);
    QTRY_COMPARE(stored.size(), 1);
    QCOMPARE(countIn(path()), 1);
    QVERIFY(read(archive, 7)); // what the service has is read again
    QVERIFY(countIn(path()) > 0);
}

void TestMessageArchive::aDamagedFileIsSetAside()
{
    QVERIFY(QDir().mkpath(QFileInfo(path()).path()));
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(64 * 1024, 'x'));
    file.close();
    const auto account = session();
    MessageArchive archive(*account);
    QSignalSpy opened(&archive, &MessageArchive::opened);
    QVERIFY(isOpen(archive));
    QVERIFY(archive.isKept());
    QVERIFY2(QFile::exists(opened.at(0).at(0).toString()), qPrintable(opened.at(0).at(0).toString()));
    QCOMPARE(archive.aside(), opened.at(0).at(0).toString()); // for whoever comes later
    QVERIFY(read(archive, 7));
}

void TestMessageArchive::goesWhenHistoryIsOffMeanwhile()
{
    const auto account = session();
    {
        MessageArchive archive(*account);
        QVERIFY(isOpen(archive));
        QVERIFY(read(archive, 7));
        Profile off = m_profile;
        off.keepHistory = KeepHistory::Off;
        account->setProfile(off);
        QVERIFY(QFile::exists(path()));
    }
    QVERIFY(!QFile::exists(path()));
}

void TestMessageArchive::anUnusableFolderIsSaidAndDoneWithout()
{
    const QString folder = QFileInfo(path()).path();
    QDir(folder).removeRecursively();
    QVERIFY(QDir().mkpath(QFileInfo(folder).path()));
    QFile inTheWay(folder);
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    Session account(AccountLabel{u"Acme"_s, u"#2563eb"_s, false, accountNameOf(m_profile)}, m_sandbox->url(),
                    Credentials{m_sandbox->accessKey(), m_sandbox->secretKey()});
    account.setProfile(m_profile);
    MessageArchive archive(account);
    QVERIFY(isOpen(archive));
    QVERIFY(!archive.isKept());
    QCOMPARE(archive.trouble().kind, ArchiveTrouble::Kind::CannotOpen);
    QVERIFY(read(archive, 7));
    QVERIFY(inTheWay.remove());
}

void TestMessageArchive::goesWithTheAccount()
{
    {
        const auto account = session();
        MessageArchive archive(*account);
        QVERIFY(isOpen(archive));
        QVERIFY(read(archive, 7));
    }
    QVERIFY(QFile::exists(path()));
    std::optional<QString> told;
    AccountForgetting::start(m_kept->all(), m_profile, this,
                             [&told](const QString &problem) { told = problem; });
    QTRY_VERIFY(told.has_value());
    QCOMPARE(*told, QString());
    QVERIFY(!QFile::exists(QFileInfo(path()).path()));
}

QTEST_GUILESS_MAIN(TestMessageArchive)
#include "tst_messagearchive.moc"
