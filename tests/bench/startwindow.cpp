// SPDX-License-Identifier: GPL-3.0-or-later
#include "startwindow.h"

#include "application.h"
#include "largeblocks.h"

#include <QApplication>
#include <QMainWindow>
#include <QTabBar>
#include <QTableView>
#include <QTabWidget>
#include <QTimer>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

/// Ends the process when the tabs of a window are painted, and with them their first page; a window without
/// is of no use yet. _exit: what tearing down costs is not start-up.
class FirstPaint : public QObject {
public:
    using QObject::QObject;
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() == QEvent::Paint && qobject_cast<QTabBar *>(watched))
            QTimer::singleShot(0, this, [] { ::_exit(0); });
        return QObject::eventFilter(watched, event);
    }
};

int runEmpty()
{
    QMainWindow window;
    auto *tabs = new QTabWidget;
    for (int i = 0; i < 3; ++i)
        tabs->addTab(new QTableView, QString::number(i));
    window.setCentralWidget(tabs);
    window.resize(1320, 820);
    window.show();
    return QApplication::exec();
}

int runOurs()
{
    CommandLine line;
    const Profile profile = startProfile();
    line.baseUrl = profile.baseUrl;
    Application application(line, Credentials{profile.accessKey, u"secret"_s});
    return application.run();
}

} // namespace

QString startWindowName(StartWindow window)
{
    return window == StartWindow::Empty ? u"empty"_s : u"ours"_s;
}

std::optional<StartWindow> startWindowOf(const QString &name)
{
    for (const StartWindow window : {StartWindow::Empty, StartWindow::Ours}) {
        if (startWindowName(window) == name)
            return window;
    }
    return std::nullopt;
}

Profile startProfile()
{
    Profile profile;
    profile.id = u"bench"_s;
    profile.label = u"Bench"_s;
    profile.baseUrl = QUrl(u"http://127.0.0.1:9"_s);
    profile.accessKey = u"bench"_s;
    profile.keepHistory = KeepHistory::ForEver;
    return profile;
}

int runStartWindow(StartWindow window, int argc, char **argv)
{
    QCoreApplication::setApplicationName(u"trunkline"_s);
    QCoreApplication::setOrganizationName(u"trunkline"_s);
    if (window == StartWindow::Ours)
        giveLargeBlocksBack();
    QApplication application(argc, argv);
    application.installEventFilter(new FirstPaint(&application));
    return window == StartWindow::Empty ? runEmpty() : runOurs();
}

} // namespace trunkline::bench
