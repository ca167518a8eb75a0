// SPDX-License-Identifier: GPL-3.0-or-later
#include "limitsdialog.h"

#include "englishplurals.h"
#include "journalaccount.h"

#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

class TestLimitsDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void showsWhatHolds();
    void emptyIsNoLimit();
    void unreadableAmountsAreNotSaved_data();
    void unreadableAmountsAreNotSaved();
    void cancelChangesNothing();
    void keepsThemForTheAccount();
    void showsWhatIsSpent();

private:
    LimitsDialog *open(Session &session)
    {
        auto *dialog = new LimitsDialog(session);
        dialog->open();
        if (!QTest::qWaitForWindowActive(dialog, testWaitMs))
            qFatal("the dialog does not get the keyboard");
        return dialog;
    }
    static QLineEdit *field(QDialog *dialog, const char *name)
    {
        auto *found = dialog->findChild<QLineEdit *>(QLatin1String(name));
        if (!found)
            qFatal("no field named %s", name);
        return found;
    }
    static void type(QDialog *dialog, const char *name, const QString &text)
    {
        field(dialog, name)->selectAll();
        QTest::keyClick(field(dialog, name), Qt::Key_Delete);
        QTest::keyClicks(field(dialog, name), text);
    }
    static QPushButton *button(QDialog *dialog, const char *name)
    {
        return dialog->findChild<QPushButton *>(QLatin1String(name));
    }
    static QString text(QDialog *dialog, const char *name)
    {
        return dialog->findChild<QLabel *>(QLatin1String(name))->text();
    }

    QTemporaryDir m_settings;
    EnglishPlurals m_plurals;
    JournalAccount m_account;
};

void TestLimitsDialog::initTestCase()
{
    QCoreApplication::setOrganizationName(u"trunkline-test"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::installTranslator(&m_plurals);
    QCOMPARE(m_account.sandbox().problem(), QString());
}

void TestLimitsDialog::showsWhatHolds()
{
    const auto session = m_account.connect();
    Budget budget;
    budget.perDay = Money::fromNanodollars(12'500'000'000);
    session->journal().setBudget(budget);
    const QPointer<QDialog> dialog = open(*session);
    QCOMPARE(field(dialog, "limitsOrder")->text(), QString());
    QCOMPARE(field(dialog, "limitsDay")->text(), u"$12.50"_s);
    QCOMPARE(field(dialog, "limitsSmsPart")->text(), u"$0.0040"_s);
    QVERIFY2(text(dialog, "limitsSpent").contains(u"America/Los_Angeles"_s),
             qPrintable(text(dialog, "limitsSpent")));
    for (const char *name : {"limitsOrder", "limitsDay", "limitsMonth", "limitsSmsPart", "limitsMms"}) {
        bool hasLabel = false;
        const auto labels = dialog->findChildren<QLabel *>();
        for (const QLabel *label : labels)
            hasLabel = hasLabel || label->buddy() == field(dialog, name);
        QVERIFY2(hasLabel, name);
    }
    delete dialog;
}

void TestLimitsDialog::emptyIsNoLimit()
{
    const auto session = m_account.connect();
    Budget budget;
    budget.perDay = Money::fromNanodollars(12'500'000'000);
    session->journal().setBudget(budget);
    QPointer<QDialog> dialog = open(*session);
    type(dialog, "limitsDay", {});
    type(dialog, "limitsOrder", u"0"_s);
    type(dialog, "limitsMonth", u"$100"_s);
    type(dialog, "limitsMms", u"0.02"_s);
    QTest::mouseClick(button(dialog, "limitsSave"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    const Budget &saved = session->journal().budget();
    QVERIFY(!saved.perDay);
    QCOMPARE(saved.perOrder, std::optional(Money()));
    QCOMPARE(saved.perMonth, std::optional(Money::fromNanodollars(100'000'000'000)));
    QCOMPARE(saved.mms, Money::fromNanodollars(20'000'000));
    QCOMPARE(saved.smsPart, Budget().smsPart);
}

void TestLimitsDialog::unreadableAmountsAreNotSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("typed");
    QTest::newRow("words") << u"limitsDay"_s << u"a lot"_s;
    QTest::newRow("negative") << u"limitsDay"_s << u"-5"_s;
    QTest::newRow("comma") << u"limitsMonth"_s << u"5,00"_s;
    QTest::newRow("no estimate") << u"limitsSmsPart"_s << QString();
    QTest::newRow("estimate in words") << u"limitsMms"_s << u"free"_s;
}

void TestLimitsDialog::unreadableAmountsAreNotSaved()
{
    QFETCH(QString, name);
    QFETCH(QString, typed);
    const auto session = m_account.connect();
    const QPointer<QDialog> dialog = open(*session);
    QVERIFY(button(dialog, "limitsSave")->isEnabled());
    const QString right = field(dialog, name.toLatin1().constData())->text();
    type(dialog, name.toLatin1().constData(), typed);
    QVERIFY(!button(dialog, "limitsSave")->isEnabled());
    QVERIFY(text(dialog, "limitsProblem").startsWith(u"Amounts are dollars"_s));
    type(dialog, name.toLatin1().constData(), right);
    QVERIFY(button(dialog, "limitsSave")->isEnabled());
    QCOMPARE(text(dialog, "limitsProblem"), QString());
    delete dialog;
}

void TestLimitsDialog::cancelChangesNothing()
{
    const auto session = m_account.connect();
    QPointer<QDialog> dialog = open(*session);
    type(dialog, "limitsDay", u"5"_s);
    QTest::keyClick(field(dialog, "limitsDay"), Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QCOMPARE(session->journal().budget(), Budget());
}

void TestLimitsDialog::keepsThemForTheAccount()
{
    const auto nameless = m_account.connect();
    QPointer<QDialog> dialog = open(*nameless);
    QVERIFY(text(dialog, "limitsRules").contains(u"nothing of it is kept"_s));
    type(dialog, "limitsDay", u"5"_s);
    QTest::mouseClick(button(dialog, "limitsSave"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    QCOMPARE(QSettings().allKeys().filter(u"budgets"_s), QStringList());

    Session session({u"Acme production"_s, u"#2563eb"_s, false, u"kept"_s}, m_account.sandbox().url(),
                    {m_account.sandbox().accessKey(), m_account.sandbox().secretKey()});
    session.setProfile({});
    const QSignalSpy kept(&session, &Session::profileChanged);
    dialog = open(session);
    QVERIFY(text(dialog, "limitsRules").contains(u"Kept on this computer"_s));
    type(dialog, "limitsDay", u"5"_s);
    QTest::mouseClick(button(dialog, "limitsSave"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    QCOMPARE(kept.count(), 1); // to whoever keeps profiles
    QCOMPARE(session.profile()->budget.perDay, std::optional(Money::fromNanodollars(5'000'000'000)));
    QCOMPARE(session.profile()->budget, session.journal().budget());
}

void TestLimitsDialog::showsWhatIsSpent()
{
    const auto session = m_account.connect();
    const QPointer<QDialog> dialog = open(*session);
    QVERIFY2(text(dialog, "limitsSpent").startsWith(u"Spent today $0.00, this month $0.00."_s),
             qPrintable(text(dialog, "limitsSpent")));
    OutgoingMessage message;
    message.from = PhoneNumber::fromService(u"12065550100"_s);
    message.to = PhoneNumber::fromService(u"12065550142"_s);
    message.body = u"hello"_s;
    session->journal().send(message, this, [](const auto &) {});
    QTRY_VERIFY2(text(dialog, "limitsSpent").startsWith(u"Spent today $0.0040, this month $0.0040."_s),
                 qPrintable(text(dialog, "limitsSpent")));
    delete dialog;
}

QTEST_MAIN(TestLimitsDialog)
#include "tst_limitsdialog.moc"
