// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountforgetting.h"

#include "account/budgetsettings.h"
#include "account/profilefolder.h"
#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QDirIterator>
#include <QFileInfo>
#include <QSettings>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;
using Kind = SecretTrouble::Kind;

/// Forgetting an account removes every trace of it, and nothing when it is in use.
class TestAccountForgetting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void leavesNoTraceOfAClosedAccount();
    void leavesNoTraceOfAnOpenOne();
    void ofAnAccountWhoseWindowIsClosedMeanwhile();
    void leavesNoTraceOfWhatItWasBefore();
    void leavesWhatAnotherAccountIsNow();
    void ofAnAccountThatWasNeverOpened();
    void removesADamagedJournal();
    void removesNothingWhileAnotherProgramHasIt();
    void removesNothingWhileSomethingIsUnderWay();
    void keepsTheProfileWhenTheKeyRingRefuses();
    void needsNoKeyRingWhereNoneKeptTheKey();
    void leavesOtherAccountsAlone();

private:
    std::unique_ptr<Session> opened(const Profile &profile)
    {
        OpenedSession opened = openSession(profile, m_sandbox->secretKey(), {});
        m_kept->open.add(opened.session.get());
        return std::move(opened.session);
    }
    bool waitOpen(Session &session)
    {
        return QTest::qWaitFor([&] { return session.journal().status() == Journal::Status::Open; }, 20'000);
    }
    /// A route is made, so that the journal has lines.
    bool write(Session &session)
    {
        bool done = false;
        session.journal().createRoute({u"forget-me"_s, RouteType::Host, u"pbx.example.com"_s}, this,
                                      [&](const auto &result) { done = result.done(); });
        return QTest::qWaitFor([&] { return done; }, 20'000);
    }
    QString forget(const Profile &profile)
    {
        std::optional<QString> told;
        AccountForgetting::start(m_kept->all(), profile, this,
                                 [&](const QString &problem) { told = problem; });
        if (!QTest::qWaitFor([&] { return told.has_value(); }, 20'000))
            return u"nothing was told"_s;
        return *told;
    }
    /// Files and folders of this person that tell of the account, by name or by what is in them.
    QStringList traces(const Profile &profile) const;

    QTemporaryDir m_home;
    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    Profile m_profile;
};

void TestAccountForgetting::initTestCase()
{
    for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"})
        qputenv(name, m_home.filePath(QLatin1String(name)).toLocal8Bit());
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QCOMPARE(QFileInfo(QSettings().fileName()).absolutePath().startsWith(m_home.path()), true);
}

void TestAccountForgetting::init()
{
    m_sandbox = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_profile = m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey(), m_sandbox->secretKey());
    BudgetSettings(accountNameOf(m_profile)).save(Budget());
}

void TestAccountForgetting::cleanup()
{
    QDir(journalPlaceOf(m_profile.baseUrl, m_profile.accessKey).folder).removeRecursively();
    disconnect(&m_kept->open, nullptr, this, nullptr);
}

QStringList TestAccountForgetting::traces(const Profile &profile) const
{
    const QString account = accountNameOf(profile);
    QStringList found;
    const QStringList roots{m_kept->folder.path(), m_home.path()};
    QSettings().sync();
    for (const QString &root : roots) {
        QDirIterator each(root, QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                          QDirIterator::Subdirectories);
        while (each.hasNext()) {
            const QString path = each.next();
            QFile file(path);
            // A journal that is open loses its lock when it is opened and closed by other means.
            const bool isReadable = each.fileInfo().isFile() && !path.contains(u"journal.sqlite"_s);
            const QByteArray content =
                isReadable && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
            const bool tells = path.contains(account) || content.contains(account.toUtf8())
                || content.contains(profile.id.toUtf8()) || content.contains(profile.accessKey.toUtf8());
            if (tells)
                found += path;
        }
    }
    if (m_kept->secrets.kept.contains(profile.id))
        found += u"its secret key"_s;
    return found;
}

void TestAccountForgetting::leavesNoTraceOfAClosedAccount()
{
    auto session = opened(m_profile);
    QVERIFY(write(*session));
    session.reset();
    QVERIFY2(traces(m_profile).size() >= 4, qPrintable(traces(m_profile).join(u'\n')));
    QCOMPARE(forget(m_profile), QString());
    QCOMPARE(traces(m_profile), QStringList());
    QVERIFY(!m_kept->profiles.find(m_profile.id));
}

void TestAccountForgetting::leavesNoTraceOfAnOpenOne()
{
    auto session = opened(m_profile);
    QVERIFY(write(*session));
    Session *asked = nullptr;
    connect(&m_kept->open, &OpenSessions::leaveRequested, this, [&](Session *which) {
        asked = which;
        session.reset(); // as the window does
    });
    QCOMPARE(forget(m_profile), QString());
    QVERIFY(asked);
    QVERIFY(!session);
    QCOMPARE(traces(m_profile), QStringList());
}

void TestAccountForgetting::ofAnAccountWhoseWindowIsClosedMeanwhile()
{
    auto session = opened(m_profile);
    QVERIFY(write(*session));
    std::optional<QString> told;
    AccountForgetting::start(m_kept->all(), m_profile, this, [&](const QString &why) { told = why; });
    QTRY_VERIFY(session->journal().status() != Journal::Status::Open);
    session.reset(); // nobody will say that the journal is gone
    QTRY_COMPARE_WITH_TIMEOUT(told.value_or(u"nothing was told"_s), QString(), 20'000);
    QCOMPARE(traces(m_profile), QStringList());
}

void TestAccountForgetting::leavesNoTraceOfWhatItWasBefore()
{
    const Profile before = m_profile;
    for (const QString &key : QStringList{u"second-key"_s, u"third-key"_s, u"fourth-key"_s}) {
        OpenedSession session = openSession(m_profile, m_sandbox->secretKey(), {});
        QVERIFY(waitOpen(*session.session));
        session.session.reset();
        BudgetSettings(accountNameOf(m_profile)).save(Budget());
        m_profile.accessKey = key;
        QVERIFY(m_kept->profiles.save(m_profile));
    }
    const Profile now = *m_kept->profiles.find(m_profile.id);
    QCOMPARE(now.formerAccounts.size(), 3);
    auto open = opened(before); // in a window since before the change
    open->setProfile(before);
    QVERIFY(waitOpen(*open));
    connect(&m_kept->open, &OpenSessions::leaveRequested, this, [&] { open.reset(); });
    QCOMPARE(forget(now), QString());
    QVERIFY(!open);
    for (const QString &name : now.formerAccounts) {
        const JournalPlace place = journalPlaceNamed(name);
        QVERIFY2(!QFileInfo::exists(place.folder) && !QFileInfo::exists(place.headFile), qPrintable(name));
    }
    QCOMPARE(traces(before), QStringList());
    QCOMPARE(traces(now), QStringList());
}

void TestAccountForgetting::leavesWhatAnotherAccountIsNow()
{
    const Profile before = m_profile;
    m_profile.accessKey = u"second"_s;
    QVERIFY(m_kept->profiles.save(m_profile));
    const Profile again = m_kept->add(u"Acme again"_s, before.baseUrl, before.accessKey);
    auto session = opened(again);
    QVERIFY(write(*session));
    session.reset();
    QCOMPARE(forget(*m_kept->profiles.find(m_profile.id)), QString());
    QVERIFY(QFileInfo::exists(journalPlaceNamed(accountNameOf(again)).database()));
    QVERIFY(m_kept->profiles.find(again.id));
}

void TestAccountForgetting::ofAnAccountThatWasNeverOpened()
{
    QCOMPARE(forget(m_profile), QString());
    QCOMPARE(traces(m_profile), QStringList());
}

void TestAccountForgetting::removesADamagedJournal()
{
    const JournalPlace place = journalPlaceOf(m_profile.baseUrl, m_profile.accessKey);
    QVERIFY(QDir().mkpath(place.folder));
    QFile damaged(place.database());
    QVERIFY(damaged.open(QIODevice::WriteOnly));
    damaged.write("this is no journal");
    damaged.close();
    QCOMPARE(forget(m_profile), QString());
    QCOMPARE(traces(m_profile), QStringList());
}

void TestAccountForgetting::removesNothingWhileAnotherProgramHasIt()
{
    // Open, and not known to be: as in another program.
    OpenedSession other = openSession(m_profile, m_sandbox->secretKey(), {});
    QVERIFY(waitOpen(*other.session));
    const QStringList before = traces(m_profile);
    const QString problem = forget(m_profile);
    QVERIFY2(problem.contains(u"in use"_s), qPrintable(problem));
    QCOMPARE(traces(m_profile), before);
    QVERIFY(write(*other.session));
    other.session.reset();
    QCOMPARE(forget(m_profile), QString());
}

void TestAccountForgetting::removesNothingWhileSomethingIsUnderWay()
{
    auto session = opened(m_profile);
    QVERIFY(waitOpen(*session));
    QVERIFY(m_sandbox->addFault(u"POST /v2/routes held"_s));
    bool done = false;
    session->journal().createRoute({u"slow"_s, RouteType::Host, u"pbx.example.com"_s}, this,
                                   [&](const auto &result) { done = result.done(); });
    QTRY_COMPARE(session->journal().underWayCount(), 1);
    const QString problem = forget(m_profile);
    QVERIFY2(problem.contains(u"in use"_s), qPrintable(problem));
    QVERIFY(m_kept->profiles.find(m_profile.id));
    QVERIFY(m_kept->secrets.kept.contains(m_profile.id));
    m_sandbox->clearFaults();
    QTRY_VERIFY_WITH_TIMEOUT(done, 20'000);
}

void TestAccountForgetting::keepsTheProfileWhenTheKeyRingRefuses()
{
    m_kept->secrets.setTrouble(Kind::Denied);
    const QString problem = forget(m_profile);
    QVERIFY2(problem.contains(u"key ring"_s), qPrintable(problem));
    QVERIFY(m_kept->profiles.find(m_profile.id));
    m_kept->secrets.setTrouble(Kind::None);
    QCOMPARE(forget(m_profile), QString()); // it can be tried again
    QCOMPARE(traces(m_profile), QStringList());
}

void TestAccountForgetting::needsNoKeyRingWhereNoneKeptTheKey()
{
    Profile profile = m_profile;
    profile.secretPlace = SecretPlace::Session;
    m_kept->secrets.kept.clear();
    QVERIFY(m_kept->profiles.save(profile));
    m_kept->secrets.setTrouble(Kind::NoService);
    QCOMPARE(forget(profile), QString());
    QCOMPARE(traces(profile), QStringList());
}

void TestAccountForgetting::leavesOtherAccountsAlone()
{
    const Profile other = m_kept->add(u"Other"_s, m_sandbox->url(), u"other"_s, u"other secret"_s);
    QCOMPARE(forget(m_profile), QString());
    QVERIFY(m_kept->profiles.find(other.id));
    QCOMPARE(m_kept->secrets.kept.value(other.id), u"other secret"_s);
}

QTEST_GUILESS_MAIN(TestAccountForgetting)
#include "tst_accountforgetting.moc"
