// SPDX-License-Identifier: GPL-3.0-or-later
#include "accountbadge.h"
#include "confirmdialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace trunkline;

class TestConfirmDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void acceptRunsTheCallback();
    void enterDoesNotAccept();
    void typedConfirmationGuardsTheButton();
    void namesTheAccount();

private:
    ConfirmDialog *open(QWidget &window, const Confirmation &confirmation, int *accepted)
    {
        window.show();
        ConfirmDialog::ask(&window, {QStringLiteral("Production"), QStringLiteral("#b91c1c"), false},
                           confirmation, [accepted] { ++*accepted; });
        auto *dialog = window.findChild<ConfirmDialog *>();
        return dialog && QTest::qWaitForWindowExposed(dialog, testWaitMs) ? dialog : nullptr;
    }
    Confirmation purchase() const
    {
        Confirmation confirmation;
        confirmation.title = QStringLiteral("Buy 1 number");
        confirmation.question = QStringLiteral("Buy 1 number on Production?");
        confirmation.lines = QStringList{QStringLiteral("(206) 555-0100")};
        confirmation.verb = QStringLiteral("Buy 1 number");
        return confirmation;
    }
};

void TestConfirmDialog::acceptRunsTheCallback()
{
    QWidget window;
    int accepted = 0;
    ConfirmDialog *dialog = open(window, purchase(), &accepted);
    QVERIFY(dialog);
    QTest::mouseClick(dialog->findChild<QPushButton *>(QStringLiteral("confirmAccept")), Qt::LeftButton);
    QCOMPARE(accepted, 1);
    QTRY_VERIFY(!window.findChild<ConfirmDialog *>());
}

void TestConfirmDialog::enterDoesNotAccept()
{
    QWidget window;
    int accepted = 0;
    ConfirmDialog *dialog = open(window, purchase(), &accepted);
    QVERIFY(dialog);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(!window.findChild<ConfirmDialog *>());
    QCOMPARE(accepted, 0);
}

void TestConfirmDialog::typedConfirmationGuardsTheButton()
{
    QWidget window;
    int accepted = 0;
    Confirmation confirmation = purchase();
    confirmation.typed = QStringLiteral("0100");
    confirmation.typedPrompt = QStringLiteral("Type 0100:");
    ConfirmDialog *dialog = open(window, confirmation, &accepted);
    QVERIFY(dialog);
    auto *button = dialog->findChild<QPushButton *>(QStringLiteral("confirmAccept"));
    auto *field = dialog->findChild<QLineEdit *>(QStringLiteral("confirmTyped"));
    QVERIFY(!button->isEnabled());
    QTest::keyClicks(field, QStringLiteral("010"));
    QVERIFY(!button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(accepted, 0);
    QTest::keyClicks(field, QStringLiteral("0"));
    QVERIFY(button->isEnabled());
    QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(accepted, 1);
}

void TestConfirmDialog::namesTheAccount()
{
    QWidget window;
    int accepted = 0;
    ConfirmDialog *dialog = open(window, purchase(), &accepted);
    QVERIFY(dialog);
    QVERIFY(dialog->findChild<AccountBadge *>()->accessibleName().contains(QStringLiteral("Production")));
    QCOMPARE(dialog->findChild<QLabel *>(QStringLiteral("confirmQuestion"))->textFormat(), Qt::PlainText);
}

QTEST_MAIN(TestConfirmDialog)
#include "tst_confirmdialog.moc"
