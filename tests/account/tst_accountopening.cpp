// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/accountopening.h"

#include "keptaccounts.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;
using State = AccountOpening::State;
using Kind = SecretTrouble::Kind;

Q_DECLARE_METATYPE(trunkline::SecretTrouble::Kind)

class TestAccountOpening : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME"})
            qputenv(name, m_home.path().toLocal8Bit());
    }
    void init() { m_kept = std::make_unique<testsupport::KeptAccounts>(); }
    void takesTheKeyFromTheKeyChain();
    void asksWhereNoneIsKept();
    void asksWithEachTrouble_data();
    void asksWithEachTrouble();
    void anEmptyKeyIsNone();
    void waitsUntilSomebodyGoesOnWithout();
    void anAnswerThatComesTooLateIsNotUsed();
    void canTryAgain();
    void keepsOnlyWhenTold();
    void mayDieWhileItWaits();
    void saysWhatTheCertificateFileLacks();

private:
    Profile saved(const QString &secretKey = {})
    {
        return m_kept->add(u"Acme"_s, QUrl(u"http://127.0.0.1:9"_s), u"key"_s, secretKey);
    }

    QTemporaryDir m_home;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
};

void TestAccountOpening::takesTheKeyFromTheKeyChain()
{
    AccountOpening opening(saved(u"of the ring"_s), m_kept->secrets);
    QSignalSpy changed(&opening, &AccountOpening::stateChanged);
    opening.read();
    QCOMPARE(opening.state(), State::Reading);
    QTRY_COMPARE(opening.state(), State::Ready);
    QCOMPARE(changed.size(), 2);
    const OpenedSession opened = opening.takeSession({});
    QVERIFY2(opened.session, qPrintable(opened.problem));
    QCOMPARE(opened.session->label().name, u"Acme"_s);
    QCOMPARE(opened.session->profile()->id, opening.profile().id);
}

void TestAccountOpening::asksWhereNoneIsKept()
{
    AccountOpening opening(saved(), m_kept->secrets);
    opening.read();
    QCOMPARE(opening.state(), State::Asking);
    QCOMPARE(opening.trouble().kind, Kind::None);
    QCOMPARE(m_kept->secrets.calls(), QStringList());
    opening.give({});
    QCOMPARE(opening.state(), State::Asking);
    opening.give(u"typed"_s);
    QCOMPARE(opening.state(), State::Ready);
}

void TestAccountOpening::asksWithEachTrouble_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::newRow("not found") << Kind::NotFound;
    QTest::newRow("no service") << Kind::NoService;
    QTest::newRow("denied") << Kind::Denied;
    QTest::newRow("slow") << Kind::Slow;
    QTest::newRow("failed") << Kind::Failed;
}

void TestAccountOpening::asksWithEachTrouble()
{
    QFETCH(Kind, kind);
    AccountOpening opening(saved(u"s"_s), m_kept->secrets);
    m_kept->secrets.setTrouble(kind, u"in its words"_s);
    opening.read();
    QTRY_COMPARE(opening.state(), State::Asking);
    QCOMPARE(opening.trouble().kind, kind);
    QCOMPARE(opening.trouble().detail, u"in its words"_s);
    opening.give(u"typed"_s);
    QCOMPARE(opening.state(), State::Ready);
    QVERIFY(opening.takeSession({}).session != nullptr);
}

void TestAccountOpening::anEmptyKeyIsNone()
{
    const Profile profile = saved(u"s"_s);
    m_kept->secrets.kept.insert(profile.id, QString());
    AccountOpening opening(profile, m_kept->secrets);
    opening.read();
    QTRY_COMPARE(opening.state(), State::Asking);
    QCOMPARE(opening.trouble().kind, Kind::NotFound);
}

void TestAccountOpening::waitsUntilSomebodyGoesOnWithout()
{
    AccountOpening opening(saved(u"s"_s), m_kept->secrets);
    m_kept->secrets.hold();
    opening.read();
    QTRY_COMPARE(m_kept->secrets.heldCount(), 1);
    QCOMPARE(opening.state(), State::Reading);
    opening.give(u"not asked yet"_s);
    QCOMPARE(opening.state(), State::Reading);
    opening.continueWithout();
    QCOMPARE(opening.state(), State::Asking);
    QCOMPARE(opening.trouble().kind, Kind::None);
}

void TestAccountOpening::anAnswerThatComesTooLateIsNotUsed()
{
    AccountOpening opening(saved(u"s"_s), m_kept->secrets);
    m_kept->secrets.hold();
    opening.read();
    opening.continueWithout();
    QSignalSpy changed(&opening, &AccountOpening::stateChanged);
    m_kept->secrets.release();
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(opening.state(), State::Asking);
}

void TestAccountOpening::canTryAgain()
{
    AccountOpening opening(saved(u"s"_s), m_kept->secrets);
    m_kept->secrets.setTrouble(Kind::Denied);
    opening.read();
    QTRY_COMPARE(opening.state(), State::Asking);
    m_kept->secrets.setTrouble(Kind::None);
    opening.read();
    QCOMPARE(opening.state(), State::Reading);
    QTRY_COMPARE(opening.state(), State::Ready);
    QCOMPARE(m_kept->secrets.calls().size(), 2);
}

void TestAccountOpening::keepsOnlyWhenTold()
{
    for (const bool keep : {false, true}) {
        AccountOpening opening(saved(), m_kept->secrets);
        opening.read();
        opening.give(u"typed"_s, keep);
        QCOMPARE(opening.secretToKeep(), keep ? u"typed"_s : QString());
        QVERIFY(opening.takeSession({}).session != nullptr);
        QCOMPARE(opening.secretToKeep(), QString()); // let go of
    }
}

void TestAccountOpening::mayDieWhileItWaits()
{
    auto opening = std::make_unique<AccountOpening>(saved(u"s"_s), m_kept->secrets);
    m_kept->secrets.hold();
    opening->read();
    opening.reset();
    m_kept->secrets.release(); // nobody is called
    QCOMPARE(m_kept->secrets.heldCount(), 0);
}

void TestAccountOpening::saysWhatTheCertificateFileLacks()
{
    Profile profile = saved();
    profile.caFile = m_kept->folder.filePath(u"missing.pem"_s);
    AccountOpening opening(profile, m_kept->secrets);
    opening.read();
    opening.give(u"typed"_s);
    const OpenedSession opened = opening.takeSession({});
    QVERIFY(!opened.session);
    QVERIFY2(opened.problem.contains(u"missing.pem"_s), qPrintable(opened.problem));
}

QTEST_GUILESS_MAIN(TestAccountOpening)
#include "tst_accountopening.moc"
