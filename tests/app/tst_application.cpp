// SPDX-License-Identifier: GPL-3.0-or-later
#include "application.h"
#include "sandboxaccount.h"

#include <QAction>
#include <QApplication>
#include <QDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// What the composition keeps between two starts of an account.
class TestApplication : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsTheLimitsOfAnAccount();

private:
    /// Opens the account as a start with keys in the environment does.
    std::unique_ptr<Application> start();
    template <typename T> T *find(const QString &name) const
    {
        for (QWidget *top : QApplication::topLevelWidgets()) {
            for (T *found : top->findChildren<T *>(name))
                return found;
        }
        return nullptr;
    }

    QTemporaryDir m_home;
    std::unique_ptr<testsupport::SandboxAccount> m_account;
};

void TestApplication::init()
{
    qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
    qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_s).toLocal8Bit());
    m_account = std::make_unique<testsupport::SandboxAccount>();
    QVERIFY2(m_account->problem().isEmpty(), qPrintable(m_account->problem()));
}

std::unique_ptr<Application> TestApplication::start()
{
    CommandLine line;
    line.baseUrl = m_account->url();
    line.profile = u"Acme production"_s;
    auto application =
        std::make_unique<Application>(line, Credentials{m_account->accessKey(), m_account->secretKey()});
    application->begin();
    return application;
}

void TestApplication::keepsTheLimitsOfAnAccount()
{
    auto application = start();
    QTRY_VERIFY_WITH_TIMEOUT(
        find<QAction>(u"limitsAction"_s) && find<QAction>(u"limitsAction"_s)->isEnabled(), 20'000);
    find<QAction>(u"limitsAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>(u"limitsDay"_s), 20'000);
    QTest::keyClicks(find<QLineEdit>(u"limitsDay"_s), u"25"_s);
    QTest::mouseClick(find<QPushButton>(u"limitsSave"_s), Qt::LeftButton);
    const ProfileStore kept(ProfileStore::defaultFile());
    QCOMPARE(kept.profiles().size(), 1);
    QCOMPARE(kept.profiles().constFirst().label, u"Acme production"_s);
    QCOMPARE(kept.profiles().constFirst().budget.perDay,
             std::optional(Money::fromNanodollars(25'000'000'000)));
    application.reset();

    application = start();
    QTRY_VERIFY_WITH_TIMEOUT(
        find<QAction>(u"limitsAction"_s) && find<QAction>(u"limitsAction"_s)->isEnabled(), 20'000);
    find<QAction>(u"limitsAction"_s)->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(find<QLineEdit>(u"limitsDay"_s), 20'000);
    QCOMPARE(find<QLineEdit>(u"limitsDay"_s)->text(), u"$25.00"_s);
}

QTEST_MAIN(TestApplication)
#include "tst_application.moc"
