// SPDX-License-Identifier: GPL-3.0-or-later
// From exec until a window is painted: ours on an account whose archive has so many messages and whose
// service cannot be reached, beside an empty QMainWindow with three tables. Whole processes, in turn.
#include "account/profilefolder.h"
#include "account/profilestore.h"
#include "figures.h"
#include "startwindow.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int pairsPerRound = 3;

/// A home of its own, in which the account is set up and its archive lies.
class Home {
public:
    explicit Home(const QString &archive)
    {
        for (const char *name : {"XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
            qputenv(name, QFile::encodeName(m_folder.path()));
        QCoreApplication::setApplicationName(u"trunkline"_s);
        QCoreApplication::setOrganizationName(u"trunkline"_s);
        const Profile profile = startProfile();
        ProfileStore store(ProfileStore::defaultFile());
        const QString place = archivePathNamed(profileNameOf(profile.baseUrl, profile.accessKey));
        if (!store.save(profile) || !QDir().mkpath(QFileInfo(place).path()) || !QFile::copy(archive, place))
            qFatal("cannot set up an account in %s", qPrintable(m_folder.path()));
    }

private:
    QTemporaryDir m_folder;
};

double millisecondsOf(StartWindow window)
{
    QElapsedTimer timer;
    timer.start();
    QProcess process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process.start(QCoreApplication::applicationFilePath(), {u"--window"_s, startWindowName(window)});
    if (!process.waitForFinished(60'000) || process.exitCode() != 0)
        qFatal("the window did not come");
    return double(timer.nsecsElapsed()) / 1e6;
}

} // namespace

void measureStart(const FigureRun &run)
{
    const Home home(run.data.archive(run.messages));
    QList<double> empty, ours, ratio;
    for (int i = 0; i <= run.rounds * pairsPerRound; ++i) {
        const double emptyMs = millisecondsOf(StartWindow::Empty);
        const double oursMs = millisecondsOf(StartWindow::Ours);
        if (i == 0) // the first start of each fills the disk cache
            continue;
        empty += emptyMs;
        ours += oursMs;
        ratio += oursMs / emptyMs;
    }
    run.report(u"empty window with three tables, painted"_s, u"ms"_s, empty);
    run.report(u"ours, painted"_s, u"ms"_s, ours);
    run.report(u"ours beside the empty one"_s, u"times"_s, ratio, Goal{Statistic::Median, 1.5});
}

} // namespace trunkline::bench
