// SPDX-License-Identifier: GPL-3.0-or-later
#include "openingdialog.h"

#include "keptaccounts.h"
#include "sandboxaccount.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;
using State = AccountOpening::State;
using Kind = SecretTrouble::Kind;

Q_DECLARE_METATYPE(trunkline::SecretTrouble::Kind)

/// Waiting for the key ring and asking for a secret key, by clicks.
class TestOpeningDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }
    void init();
    void cleanup();
    void isNotSeenWhenTheKeyRingAnswersAtOnce();
    void saysThatItWaits();
    void continuesWithout();
    void cancels();
    void saysWhatToDo_data();
    void saysWhatToDo();
    void triesAgain();
    void offersToKeepAKeyThatIsMissing();
    void aWrongKeyStays();
    void withoutNetworkItOpensAnyway();
    void saysWhatTheCertificateFileLacks();
    void hidingEndsACheckUnderWay();
    void hidingEmptiesTheSecret();
    void goesWithItsOpening();

private:
    void begin(const Profile &profile)
    {
        m_opening = std::make_unique<AccountOpening>(profile, m_kept->secrets);
        m_opening->read();
        m_dialog = new OpeningDialog(*m_opening, m_parent.get());
    }
    Profile inRing() { return m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey(), u"s"_s); }
    void typeSecret(const QString &secret)
    {
        auto *field = find<QLineEdit>("openingSecret");
        field->setFocus();
        field->selectAll();
        QTest::keyClicks(field, secret);
    }
    bool waitSeen()
    {
        return QTest::qWaitFor([this] { return m_dialog && m_dialog->isVisible(); })
            && QTest::qWaitForWindowActive(m_dialog, testWaitMs);
    }
    template <typename T = QPushButton> T *find(const char *name) const
    {
        auto *found = m_dialog->findChild<T *>(QLatin1String(name));
        if (!found)
            qFatal("no %s", name);
        return found;
    }
    void click(const char *name)
    {
        QVERIFY2(find(name)->isVisible() && find(name)->isEnabled(), name);
        QTest::mouseClick(find(name), Qt::LeftButton);
    }
    QString text() const { return find<QLabel>("openingText")->text(); }

    std::unique_ptr<testsupport::SandboxAccount> m_sandbox;
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    std::unique_ptr<AccountOpening> m_opening;
    std::unique_ptr<QWidget> m_parent;
    QPointer<OpeningDialog> m_dialog;
};

void TestOpeningDialog::init()
{
    m_sandbox = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_sandbox->problem().isEmpty(), qPrintable(m_sandbox->problem()));
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_parent = std::make_unique<QWidget>();
    m_parent->resize(700, 500);
    m_parent->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_parent.get(), testWaitMs));
}

void TestOpeningDialog::cleanup()
{
    m_parent.reset();
    m_opening.reset();
    m_kept.reset();
    m_sandbox.reset();
}

void TestOpeningDialog::isNotSeenWhenTheKeyRingAnswersAtOnce()
{
    begin(inRing());
    bool seen = false;
    QTRY_VERIFY((seen = seen || (m_dialog && m_dialog->isVisible()), !m_dialog));
    QVERIFY(!seen);
    QCOMPARE(m_opening->state(), State::Ready);
}

void TestOpeningDialog::saysThatItWaits()
{
    m_kept->secrets.hold();
    begin(inRing());
    QVERIFY(waitSeen());
    QCOMPARE(text(),
             u"Waiting for the key ring. It may be asking for its password in a window of its own."_s);
    QVERIFY(!find<QLineEdit>("openingSecret")->isVisible());
    m_kept->secrets.release();
    QTRY_VERIFY2(!m_dialog, "it stays though the key is there");
    QCOMPARE(m_opening->state(), State::Ready);
}

void TestOpeningDialog::continuesWithout()
{
    m_kept->secrets.hold();
    begin(inRing());
    QVERIFY(waitSeen());
    click("openingWithout");
    QTRY_VERIFY(find<QLineEdit>("openingSecret")->hasFocus());
    QCOMPARE(find<QLineEdit>("openingSecret")->echoMode(), QLineEdit::Password);
    QVERIFY(!find("openingOpen")->isEnabled());
    typeSecret(m_sandbox->secretKey());
    QTest::keyClick(find<QLineEdit>("openingSecret"), Qt::Key_Return);
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(m_opening->state(), State::Ready);
    QCOMPARE(m_opening->secretToKeep(), QString());
}

void TestOpeningDialog::cancels()
{
    m_kept->secrets.hold();
    begin(inRing());
    QVERIFY(waitSeen());
    QSignalSpy rejected(m_dialog, &QDialog::rejected);
    click("openingCancel");
    QCOMPARE(rejected.size(), 1);
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(m_opening->state(), State::Reading);
}

void TestOpeningDialog::saysWhatToDo_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<QString>("said");
    QTest::newRow("not found") << Kind::NotFound << u"holds no secret key"_s;
    QTest::newRow("no service") << Kind::NoService << u"Start one"_s;
    QTest::newRow("denied") << Kind::Denied << u"Unlock it"_s;
    QTest::newRow("slow") << Kind::Slow << u"did not answer in time"_s;
    QTest::newRow("failed") << Kind::Failed << u"Details has its words"_s;
}

void TestOpeningDialog::saysWhatToDo()
{
    QFETCH(Kind, kind);
    QFETCH(QString, said);
    m_kept->secrets.setTrouble(kind, u"in its words"_s);
    begin(inRing());
    QVERIFY(waitSeen());
    QVERIFY2(text().contains(said), qPrintable(text()));
    QVERIFY(find("openingAgain")->isVisible());
    QVERIFY(find("openingDetails")->isVisible());
    QCOMPARE(find<QCheckBox>("openingKeep")->isVisible(), kind == Kind::NotFound);
    typeSecret(m_sandbox->secretKey());
    if (kind == Kind::NotFound)
        find<QCheckBox>("openingKeep")->click();
    click("openingOpen");
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(m_opening->state(), State::Ready);
    QCOMPARE(m_opening->secretToKeep(), QString());
}

void TestOpeningDialog::triesAgain()
{
    m_kept->secrets.setTrouble(Kind::Slow);
    begin(inRing());
    QVERIFY(waitSeen());
    m_kept->secrets.setTrouble(Kind::None);
    click("openingAgain");
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(m_opening->state(), State::Ready);
}

void TestOpeningDialog::offersToKeepAKeyThatIsMissing()
{
    const Profile profile = inRing();
    m_kept->secrets.kept.clear();
    begin(profile);
    QVERIFY(waitSeen());
    QVERIFY(find<QCheckBox>("openingKeep")->isChecked());
    QCOMPARE(find<QLabel>("openingUrl")->text(), u"Base URL: "_s + m_sandbox->url().toString());
    typeSecret(u' ' + m_sandbox->secretKey() + u' ');
    click("openingOpen");
    QCOMPARE(text(), u"Asking the service…"_s);
    QVERIFY(!find<QLineEdit>("openingSecret")->isEnabled());
    QTRY_COMPARE(m_opening->secretToKeep(), m_sandbox->secretKey());
    QCOMPARE(m_sandbox->requests().size(), 1);
}

void TestOpeningDialog::aWrongKeyStays()
{
    const Profile profile = inRing();
    m_kept->secrets.kept.clear();
    begin(profile);
    QVERIFY(waitSeen());
    typeSecret(u"wrong"_s);
    for (int times = 0; times < 2; ++times) { // it is not taken the second time either
        click("openingOpen");
        QTRY_VERIFY2(text().contains(u"was not accepted"_s), qPrintable(text()));
        QCOMPARE(m_opening->state(), State::Asking);
        QCOMPARE(find("openingOpen")->text(), u"&Open"_s);
        QVERIFY(find<QLineEdit>("openingSecret")->hasFocus());
    }
    typeSecret(m_sandbox->secretKey());
    click("openingOpen");
    QTRY_COMPARE(m_opening->state(), State::Ready);
}

void TestOpeningDialog::withoutNetworkItOpensAnyway()
{
    begin(m_kept->add(u"Acme"_s, QUrl(u"http://127.0.0.1:9"_s), u"key"_s));
    QVERIFY(waitSeen());
    typeSecret(u"typed"_s);
    click("openingOpen");
    QTRY_VERIFY2(text().contains(u"cannot be reached"_s), qPrintable(text()));
    QCOMPARE(find("openingOpen")->text(), u"&Open anyway"_s);
    QCOMPARE(m_opening->state(), State::Asking);
    QTest::keyClicks(find<QLineEdit>("openingSecret"), u"!"_s);
    QCOMPARE(find("openingOpen")->text(), u"&Open"_s); // another key, to be tried first
    click("openingOpen");
    QTRY_COMPARE(find("openingOpen")->text(), u"&Open anyway"_s);
    click("openingOpen");
    QCOMPARE(m_opening->state(), State::Ready);
}

void TestOpeningDialog::saysWhatTheCertificateFileLacks()
{
    Profile profile = m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey());
    profile.caFile = m_kept->folder.filePath(u"missing.pem"_s);
    begin(profile);
    QVERIFY(waitSeen());
    typeSecret(m_sandbox->secretKey());
    click("openingOpen");
    QVERIFY2(text().contains(u"missing.pem"_s), qPrintable(text()));
    QCOMPARE(m_opening->state(), State::Asking);
    QCOMPARE(find<QLineEdit>("openingSecret")->text(), m_sandbox->secretKey());
}

void TestOpeningDialog::hidingEndsACheckUnderWay()
{
    QVERIFY(m_sandbox->addFault(u"GET /v2/numbers held"_s));
    begin(m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey()));
    QVERIFY(waitSeen());
    typeSecret(m_sandbox->secretKey());
    click("openingOpen");
    QTRY_COMPARE(m_sandbox->requests().size(), 1);
    click("openingCancel");
    m_sandbox->clearFaults();
    QTRY_VERIFY(!m_dialog);
    QCOMPARE(m_opening->state(), State::Asking);
}

void TestOpeningDialog::hidingEmptiesTheSecret()
{
    begin(m_kept->add(u"Acme"_s, m_sandbox->url(), m_sandbox->accessKey()));
    QVERIFY(waitSeen());
    QVERIFY2(text().contains(u"not kept on this computer"_s), qPrintable(text()));
    QVERIFY(!find("openingAgain")->isVisible());
    auto *field = find<QLineEdit>("openingSecret");
    QTest::keyClicks(field, u"typed"_s);
    m_dialog->hide();
    QCOMPARE(field->text(), QString());
    QVERIFY(!field->isUndoAvailable());
}

void TestOpeningDialog::goesWithItsOpening()
{
    m_kept->secrets.hold();
    begin(inRing());
    QVERIFY(waitSeen());
    m_opening.reset();
    QTRY_VERIFY(!m_dialog);
}

QTEST_MAIN(TestOpeningDialog)
#include "tst_openingdialog.moc"
