// SPDX-License-Identifier: GPL-3.0-or-later
#include "openingdialog.h"

#include "keptaccounts.h"

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
    void hidingEmptiesTheSecret();
    void goesWithItsOpening();

private:
    void begin(const Profile &profile)
    {
        m_opening = std::make_unique<AccountOpening>(profile, m_kept->secrets);
        m_opening->read();
        m_dialog = new OpeningDialog(*m_opening, m_parent.get());
    }
    Profile inRing() { return m_kept->add(u"Acme"_s, m_url, u"key"_s, u"of the ring"_s); }
    bool waitSeen()
    {
        return QTest::qWaitFor([this] { return m_dialog && m_dialog->isVisible(); })
            && QTest::qWaitForWindowActive(m_dialog);
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

    const QUrl m_url{u"http://127.0.0.1:9"_s};
    std::unique_ptr<testsupport::KeptAccounts> m_kept;
    std::unique_ptr<AccountOpening> m_opening;
    std::unique_ptr<QWidget> m_parent;
    QPointer<OpeningDialog> m_dialog;
};

void TestOpeningDialog::init()
{
    m_kept = std::make_unique<testsupport::KeptAccounts>();
    m_parent = std::make_unique<QWidget>();
    m_parent->resize(700, 500);
    m_parent->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_parent.get()));
}

void TestOpeningDialog::cleanup()
{
    m_parent.reset();
    m_opening.reset();
    m_kept.reset();
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
    QTest::keyClicks(find<QLineEdit>("openingSecret"), u"typed"_s);
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
    QTest::keyClicks(find<QLineEdit>("openingSecret"), u"typed"_s);
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
    QTest::keyClicks(find<QLineEdit>("openingSecret"), u" typed "_s);
    click("openingOpen");
    QCOMPARE(m_opening->secretToKeep(), u"typed"_s);
}

void TestOpeningDialog::hidingEmptiesTheSecret()
{
    begin(m_kept->add(u"Acme"_s, m_url, u"key"_s));
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
