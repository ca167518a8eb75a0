// SPDX-License-Identifier: GPL-3.0-or-later
// The connect form: what of an account is kept, and where.
#include "connectform.h"
#include "keptaccounts.h"
#include "pagefixture.h"

#include <QAccessible>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

const auto secretTyped = u"s3cret-that-nobody-prints"_s;

} // namespace

class TestConnectKeeping : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void saysWhereTheSecretKeyIsKept();
    void withoutAKeyRingItIsForThisSession();
    void waitsForTheKeyRingWithoutStopping();
    void anAccountThatIsSavedStaysThatOne();
    void noTwoAccountsHaveTheSameName();
    void looksAtTheCertificateFileAtOnce();
    void theSecretCannotBeCopied();

private:
    void showForm()
    {
        m_accepted.reset();
        auto *form = new ConnectForm(m_kept->all());
        m_accepted = std::make_unique<QSignalSpy>(form, &ConnectForm::accepted);
        connect(form, &ConnectForm::accepted, form,
                [this](const ConnectionRequest &request) { m_request = request; });
        QVERIFY(m_page->show(form, {600, 560}));
    }
    void typeKeys(const QString &secretKey)
    {
        m_page->type("accessKeyEdit", m_page->sandbox().accessKey());
        m_page->type("secretKeyEdit", secretKey);
        m_page->type("baseUrlEdit", m_page->sandbox().url().toString());
    }
    QString said() const { return m_page->find<QLabel>("resultLabel")->text(); }
    QString place() const { return m_page->find<QLabel>("storageLabel")->text(); }

    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    std::unique_ptr<PageFixture> m_page;
    std::unique_ptr<QSignalSpy> m_accepted;
    ConnectionRequest m_request;
};

void TestConnectKeeping::init()
{
    m_page = std::make_unique<PageFixture>();
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_request = {};
    showForm();
}

void TestConnectKeeping::cleanup()
{
    m_accepted.reset();
    m_page.reset();
    m_kept.reset();
}

void TestConnectKeeping::saysWhereTheSecretKeyIsKept()
{
    QTRY_COMPARE(place(), u"The key ring of this desktop keeps the secret key."_s);
    m_page->choose("secretPlaceCombo", u"This session only"_s);
    QVERIFY2(place().contains(u"while the account is open"_s), qPrintable(place()));
    m_page->choose("secretPlaceCombo", u"The key ring of this desktop"_s);
    m_page->click("rememberCheck");
    QVERIFY2(place().contains(u"while the account is open"_s), qPrintable(place()));
    QVERIFY(!m_page->find("secretPlaceCombo")->isEnabled());
    typeKeys(m_page->sandbox().secretKey());
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QVERIFY(!m_request.remember);
    QCOMPARE(m_request.profile.secretPlace, SecretPlace::Session);
}

void TestConnectKeeping::withoutAKeyRingItIsForThisSession()
{
    m_kept->secrets.setTrouble(SecretTrouble::Kind::NoService);
    showForm();
    QTRY_COMPARE(
        place(),
        u"No key ring answers here, so the secret key is kept while the account is open, and asked for "
        "when it is opened again."_s);
    QVERIFY(!m_page->find("secretPlaceCombo")->isEnabled());
    typeKeys(m_page->sandbox().secretKey());
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QVERIFY(m_request.remember);
    QCOMPARE(m_request.profile.secretPlace, SecretPlace::Session);
}

void TestConnectKeeping::waitsForTheKeyRingWithoutStopping()
{
    m_kept->secrets.hold();
    showForm();
    QVERIFY2(place().contains(u"Looking for the key ring"_s), qPrintable(place()));
    typeKeys(m_page->sandbox().secretKey());
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QCOMPARE(m_request.profile.secretPlace, SecretPlace::KeyChain); // whether it takes it is said later
    m_kept->secrets.release();
    QTRY_COMPARE(place(), u"The key ring of this desktop keeps the secret key."_s);
}

void TestConnectKeeping::anAccountThatIsSavedStaysThatOne()
{
    Profile saved = m_kept->add(u"Acme"_s, m_page->sandbox().url(), m_page->sandbox().accessKey());
    saved.answerSeconds = 17;
    saved.color = u"#123456"_s;
    QVERIFY(m_kept->profiles.save(saved));
    typeKeys(m_page->sandbox().secretKey());
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QCOMPARE(m_request.profile.id, saved.id);
    QCOMPARE(m_request.profile.label, u"Acme"_s);
    QCOMPARE(m_request.profile.answerSeconds, 17);
    QCOMPARE(m_request.profile.color, u"#123456"_s);
    m_page->choose("colorCombo", u"Violet"_s);
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 2);
    QCOMPARE(m_request.profile.color, u"#7c3aed"_s);
}

void TestConnectKeeping::noTwoAccountsHaveTheSameName()
{
    m_kept->add(u"127.0.0.1"_s, QUrl(u"https://api.example.com"_s), u"another"_s);
    typeKeys(m_page->sandbox().secretKey());
    m_page->type("labelEdit", u"127.0.0.1"_s);
    m_page->click("connectButton");
    QVERIFY2(said().startsWith(u"Another account has this name"_s), qPrintable(said()));
    QVERIFY(m_page->find("labelEdit")->hasFocus());
    QVERIFY(m_page->sandbox().requests().isEmpty());
    m_page->type("labelEdit", QString());
    m_page->click("connectButton");
    QTRY_COMPARE(m_accepted->size(), 1);
    QCOMPARE(m_request.profile.label, u"127.0.0.1 (%1)"_s.arg(m_page->sandbox().accessKey()));
}

void TestConnectKeeping::looksAtTheCertificateFileAtOnce()
{
    QVERIFY(!m_page->sees("caFileEdit"));
    m_page->click("ownCertificatesCheck");
    m_page->type("caFileEdit", m_kept->folder.filePath(u"missing.pem"_s));
    QVERIFY2(m_page->find<QLabel>("caFileFound")->text().contains(u"could not be read"_s),
             qPrintable(m_page->find<QLabel>("caFileFound")->text()));
    typeKeys(m_page->sandbox().secretKey());
    m_page->click("connectButton");
    QVERIFY2(said().contains(u"missing.pem"_s), qPrintable(said()));
    QVERIFY(m_page->sandbox().requests().isEmpty());
}

void TestConnectKeeping::theSecretCannotBeCopied()
{
    typeKeys(secretTyped);
    QClipboard *clipboard = QGuiApplication::clipboard();
    clipboard->setText(u"something else"_s);
    auto *field = m_page->find<QLineEdit>("secretKeyEdit");
    field->setFocus();
    field->selectAll();
    QTest::keyClick(field, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_X, Qt::ControlModifier);
    field->copy();
    field->cut();
    QCOMPARE(clipboard->text(), u"something else"_s);
    QVERIFY(!clipboard->text(QClipboard::Selection).contains(secretTyped));
    QVERIFY(!field->displayText().contains(secretTyped));
    QAccessibleInterface *seen = QAccessible::queryAccessibleInterface(field);
    QVERIFY(seen && seen->textInterface());
    QVERIFY(!seen->text(QAccessible::Value).contains(secretTyped));
    QVERIFY(!seen->text(QAccessible::Name).contains(secretTyped));
    QVERIFY(!seen->textInterface()->text(0, seen->textInterface()->characterCount()).contains(secretTyped));
}

QTEST_MAIN(TestConnectKeeping)
#include "tst_connectkeeping.moc"
