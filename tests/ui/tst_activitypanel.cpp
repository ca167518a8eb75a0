// SPDX-License-Identifier: GPL-3.0-or-later
#include "activitypanel.h"

#include "api/request.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace trunkline;

/// Saving the requests of a session, by clicks. (Copying one as curl is in tst_mainwindow.)
class TestActivityPanel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void savesWhatIsShown();
    void saysWhatToDoWhenItCannot();

private:
    /// Exports to this path by the panel's own file dialog; the notice that came.
    Notice exportTo(const QString &path);

    std::unique_ptr<RequestLog> m_log;
    std::unique_ptr<ActivityPanel> m_panel;
};

void TestActivityPanel::init()
{
    m_panel.reset();
    m_log = std::make_unique<RequestLog>();
    Request get;
    get.verb = "GET";
    m_log->finish(m_log->begin(get, u"https://api.flowroute.com/v2/numbers"_s, 1), 200, {}, {});
    m_panel = std::make_unique<ActivityPanel>(*m_log);
    m_panel->resize(900, 300);
    m_panel->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_panel.get(), testWaitMs));
}

Notice TestActivityPanel::exportTo(const QString &path)
{
    Notice told;
    const auto connection = connect(m_panel.get(), &ActivityPanel::notice, this,
                                    [&told](const Notice &notice) { told = notice; });
    QTest::mouseClick(m_panel->findChild<QToolButton *>(u"exportActivity"_s), Qt::LeftButton);
    const auto dialog = [this] { return m_panel->findChild<QFileDialog *>(u"activityFile"_s); };
    const auto isOpen = [&dialog] { return dialog() && dialog()->isVisible(); };
    if (QTest::qWaitFor(isOpen, 20'000)) {
        auto *field = dialog()->findChild<QLineEdit *>(u"fileNameEdit"_s);
        field->setText(path);
        QTest::keyClick(field, Qt::Key_Return);
    }
    if (!QTest::qWaitFor([&told] { return !told.id.isEmpty(); }, 20'000))
        qWarning("no notice came");
    disconnect(connection);
    return told;
}

void TestActivityPanel::savesWhatIsShown()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"requests.json"_s);
    const Notice told = exportTo(path);
    QCOMPARE(told.severity, Notice::Severity::Good);
    QVERIFY2(told.text.contains(path), qPrintable(told.text));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("https://api.flowroute.com/v2/numbers"));
}

void TestActivityPanel::saysWhatToDoWhenItCannot()
{
    const Notice told = exportTo(u"/proc/requests.json"_s); // nobody may write there, not even root
    QCOMPARE(told.severity, Notice::Severity::Error);
    QVERIFY2(told.text.contains(u"Choose another place"_s), qPrintable(told.text));
}

QTEST_MAIN(TestActivityPanel)
#include "tst_activitypanel.moc"
