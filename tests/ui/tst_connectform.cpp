// SPDX-License-Identifier: GPL-3.0-or-later
#include "connectdialog.h"
#include "connectform.h"
#include "keptaccounts.h"
#include "pagefixture.h"
#include "scriptedserver.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QLoggingCategory>
#include <QPushButton>
#include <QSignalSpy>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const auto secretTyped = u"s3cret-that-nobody-prints"_s;

QString &logged()
{
    static QString text;
    return text;
}

void listen(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged() += text + u'\n';
}

} // namespace

class TestConnectForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void asksForMissingKeys_data();
    void asksForMissingKeys();
    void refusesABadAddress_data();
    void refusesABadAddress();
    void saysThatTheKeysAreWrong();
    void checkSaysItWorksAndStays();
    void connectHandsOverWhatWasTyped();
    void returnInTheSecretFieldConnects();
    void namesTheAccountAfterItsHost();
    void hidingEmptiesTheSecretOnly();
    void minimisingKeepsTheSecret();
    void cancelEndsACheckUnderWay();
    void hidingEndsACheckUnderWay();
    void theSecretIsNowhereToBeRead();
    void theDialogConnectsOnce();

private:
    void typeKeys(const QString &secretKey)
    {
        m_page->type("accessKeyEdit", m_page->sandbox().accessKey());
        m_page->type("secretKeyEdit", secretKey);
        m_page->type("baseUrlEdit", m_page->sandbox().url().toString());
    }
    QString said() const { return m_page->find<QLabel>("resultLabel")->text(); }
    QString typedIn(const char *field) const { return m_page->find<QLineEdit>(field)->text(); }
    /// Starts a check of a server that never answers.
    void checkSilence(ScriptedServer &server)
    {
        server.setFallback({});
        typeKeys(secretTyped);
        m_page->type("baseUrlEdit", server.url().toString());
        m_page->click("connectButton");
        QTRY_COMPARE(server.requests().size(), 1);
        QVERIFY(!m_page->find("accessKeyEdit")->isEnabled());
        QVERIFY(m_page->find("cancelButton")->isEnabled());
    }

    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    std::unique_ptr<PageFixture> m_page;
    ConnectForm *m_form = nullptr; ///< owned by the window
    std::unique_ptr<QSignalSpy> m_accepted;
    ConnectionRequest m_request;
};

void TestConnectForm::init()
{
    m_page = std::make_unique<PageFixture>();
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_form = new ConnectForm(m_kept->all());
    m_accepted = std::make_unique<QSignalSpy>(m_form, &ConnectForm::accepted);
    m_request = {};
    connect(m_form, &ConnectForm::accepted, m_form,
            [this](const ConnectionRequest &request) { m_request = request; });
    QVERIFY(m_page->show(m_form, {600, 560}));
}

void TestConnectForm::cleanup()
{
    m_accepted.reset();
    m_page.reset();
    m_kept.reset();
}

void TestConnectForm::asksForMissingKeys_data()
{
    QTest::addColumn<QString>("access");
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QByteArray>("focus");
    QTest::newRow("both") << QString() << QString() << QByteArray("accessKeyEdit");
    QTest::newRow("access") << QString() << u"s"_s << QByteArray("accessKeyEdit");
    QTest::newRow("secret") << u"k"_s << QString() << QByteArray("secretKeyEdit");
    QTest::newRow("blanks") << u"k"_s << u"  "_s << QByteArray("secretKeyEdit");
}

void TestConnectForm::asksForMissingKeys()
{
    QFETCH(QString, access);
    QFETCH(QString, secret);
    QFETCH(QByteArray, focus);
    m_page->type("baseUrlEdit", m_page->sandbox().url().toString());
    m_page->type("accessKeyEdit", access);
    m_page->type("secretKeyEdit", secret);
    for (const char *button : {"checkButton", "connectButton"}) {
        m_page->click(button);
        QVERIFY2(said().contains(u"Type both keys"_s), qPrintable(said()));
        QVERIFY(m_page->find(focus.constData())->hasFocus());
    }
    QVERIFY(!m_page->sees("detailsButton"));
    QVERIFY(m_page->sandbox().requests().isEmpty());
    QVERIFY(m_accepted->isEmpty());
    QCOMPARE(m_page->problems(), QStringList());
}

void TestConnectForm::refusesABadAddress_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("plain http elsewhere") << u"http://api.example.com"_s;
    QTest::newRow("no scheme") << u"api.example.com"_s;
    QTest::newRow("with a user") << u"https://me:pass@api.example.com"_s;
    QTest::newRow("empty") << QString();
}

void TestConnectForm::refusesABadAddress()
{
    QFETCH(QString, url);
    typeKeys(secretTyped);
    m_page->type("baseUrlEdit", url);
    m_page->click("connectButton");
    QVERIFY2(said().contains(u"base URL cannot be used"_s), qPrintable(said()));
    QVERIFY(m_page->find("baseUrlEdit")->hasFocus());
    QCOMPARE(typedIn("secretKeyEdit"), secretTyped); // nothing typed is lost
    QVERIFY(m_accepted->isEmpty());
    QCOMPARE(m_page->problems(), QStringList());
}

void TestConnectForm::saysThatTheKeysAreWrong()
{
    typeKeys(secretTyped);
    QTest::keyClick(m_page->find("secretKeyEdit"), Qt::Key_Return);
    QTRY_VERIFY2(said().contains(u"was not accepted"_s), qPrintable(said()));
    QVERIFY(m_accepted->isEmpty());
    QCOMPARE(typedIn("secretKeyEdit"), secretTyped);
    QCOMPARE(typedIn("accessKeyEdit"), m_page->sandbox().accessKey());
    QVERIFY2(m_page->find("baseUrlEdit")->hasFocus(), "the keyboard is where it was");
    QVERIFY(m_page->sees("detailsButton"));
    m_page->type("secretKeyEdit", m_page->sandbox().secretKey());
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QVERIFY(!m_page->sees("detailsButton"));
}

void TestConnectForm::checkSaysItWorksAndStays()
{
    typeKeys(m_page->sandbox().secretKey());
    m_page->click("checkButton");
    QTRY_VERIFY2(said().contains(u"It works"_s), qPrintable(said()));
    QVERIFY(m_accepted->isEmpty());
    QVERIFY(m_form->isVisible());
    QVERIFY(!typedIn("secretKeyEdit").isEmpty());
    QCOMPARE(m_page->sandbox().requestLines().size(), 1);
    QCOMPARE(m_page->problems(), QStringList());
}

void TestConnectForm::connectHandsOverWhatWasTyped()
{
    m_page->type("labelEdit", u"  Night   shift "_s);
    m_page->choose("colorCombo", u"Violet"_s);
    typeKeys(u' ' + m_page->sandbox().secretKey() + u' '); // as pasted
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QCOMPARE(m_request.profile.label, u"Night shift"_s);
    QCOMPARE(m_request.profile.color, u"#7c3aed"_s);
    QVERIFY(!m_request.profile.id.isEmpty());
    QCOMPARE(m_request.profile.baseUrl, m_page->sandbox().url());
    QCOMPARE(m_request.profile.accessKey, m_page->sandbox().accessKey());
    QCOMPARE(m_request.secretKey, m_page->sandbox().secretKey());
    QVERIFY(m_request.remember);
    QCOMPARE(m_request.profile.secretPlace, SecretPlace::KeyChain);
    QVERIFY2(m_kept->secrets.kept.isEmpty(), "keeping is the work of whoever opens the account");
    QCOMPARE(m_page->problems(), QStringList());
}

void TestConnectForm::returnInTheSecretFieldConnects()
{
    typeKeys(m_page->sandbox().secretKey());
    QTest::keyClick(m_page->find("secretKeyEdit"), Qt::Key_Return);
    QTRY_COMPARE(m_accepted->size(), 1);
    QCOMPARE(m_page->sandbox().requestLines().size(), 1);
}

void TestConnectForm::namesTheAccountAfterItsHost()
{
    QCOMPARE(typedIn("baseUrlEdit"), u"https://api.flowroute.com"_s);
    m_form->preset({}, m_page->sandbox().url());
    m_page->type("accessKeyEdit", m_page->sandbox().accessKey());
    m_page->type("secretKeyEdit", m_page->sandbox().secretKey());
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QCOMPARE(m_request.profile.label, u"127.0.0.1"_s);
}

void TestConnectForm::hidingEmptiesTheSecretOnly()
{
    typeKeys(secretTyped);
    m_form->hide();
    m_form->show();
    QCOMPARE(typedIn("secretKeyEdit"), QString());
    QCOMPARE(typedIn("accessKeyEdit"), m_page->sandbox().accessKey());
    QVERIFY(!m_page->find<QLineEdit>("secretKeyEdit")->isUndoAvailable());
}

void TestConnectForm::minimisingKeepsTheSecret()
{
    typeKeys(secretTyped);
    QHideEvent minimised;
    QSpontaneKeyEvent::setSpontaneous(&minimised);
    QCoreApplication::instance()->notify(m_form, &minimised); // sendEvent() would call it ours
    QCOMPARE(typedIn("secretKeyEdit"), secretTyped);
}

void TestConnectForm::cancelEndsACheckUnderWay()
{
    ScriptedServer server;
    checkSilence(server);
    QSignalSpy cancelled(m_form, &ConnectForm::cancelled);
    m_page->click("cancelButton");
    QCOMPARE(cancelled.size(), 1);
    QTRY_COMPARE(server.openCount(), 0);
    QVERIFY(m_page->find("accessKeyEdit")->isEnabled());
    QCOMPARE(said(), QString());
    QCOMPARE(typedIn("secretKeyEdit"), secretTyped);
    QVERIFY(m_accepted->isEmpty());
}

void TestConnectForm::hidingEndsACheckUnderWay()
{
    ScriptedServer server;
    checkSilence(server);
    m_form->hide();
    QTRY_COMPARE(server.openCount(), 0);
    m_form->show();
    QVERIFY(m_page->find("accessKeyEdit")->isEnabled());
    QCOMPARE(said(), QString());
    QCOMPARE(typedIn("secretKeyEdit"), QString());
}

void TestConnectForm::theSecretIsNowhereToBeRead()
{
    logged().clear();
    const QtMessageHandler before = qInstallMessageHandler(listen);
    // The sandbox is the service here: its server may see the keys, and says all it sees.
    QLoggingCategory::setFilterRules(u"*=true\nqt.httpserver*=false"_s);
    qDebug("listening");
    typeKeys(secretTyped);
    m_page->click("connectButton");
    const bool answered = testsupport::waitFor([this] { return said().contains(u"was not accepted"_s); });
    m_page->type("baseUrlEdit", u"http://127.0.0.1:1"_s);
    m_page->click("checkButton");
    const bool refused = testsupport::waitFor([this] { return said().contains(u"cannot be reached"_s); });
    m_form->hide();
    QLoggingCategory::setFilterRules({});
    qInstallMessageHandler(before);
    QVERIFY(answered && refused);
    QVERIFY2(logged().contains(u"listening"_s), "nothing would have been noticed");
    const QString pair = m_page->sandbox().accessKey() + u':' + secretTyped;
    QVERIFY(!logged().contains(secretTyped));
    QVERIFY(!logged().contains(QString::fromLatin1(pair.toUtf8().toBase64())));
    for (const QWidget *widget : m_form->findChildren<QWidget *>()) {
        QVERIFY(!widget->toolTip().contains(secretTyped));
        QVERIFY(!widget->accessibleDescription().contains(secretTyped));
    }
    QCOMPARE(m_page->find<QLineEdit>("secretKeyEdit")->echoMode(), QLineEdit::Password);
}

void TestConnectForm::theDialogConnectsOnce()
{
    m_page->close();
    m_accepted.reset();
    auto *dialog = new ConnectDialog(m_kept->all());
    const QPointer<ConnectDialog> alive(dialog);
    QSignalSpy requested(dialog, &ConnectDialog::connectRequested);
    dialog->open();
    QVERIFY(QTest::qWaitForWindowActive(dialog, testWaitMs));
    typeKeys(m_page->sandbox().secretKey());
    QTest::keyClick(m_page->find("secretKeyEdit"), Qt::Key_Return); // the default button hears it as well
    QTRY_COMPARE(requested.size(), 1);
    QTRY_VERIFY2(!alive, "the dialog stays");
    QCOMPARE(requested.size(), 1);
    QCOMPARE(m_page->sandbox().requestLines().size(), 1);
    QCOMPARE(m_page->problems(), QStringList());
}

QTEST_MAIN(TestConnectForm)
#include "tst_connectform.moc"
