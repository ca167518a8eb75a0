// SPDX-License-Identifier: GPL-3.0-or-later
#include "pictures.h"

#include "application.h"
#include "benchhome.h"
#include "messagesside.h"
#include "startwindow.h"
#include "tour/tour.h"

#include <QApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace trunkline::bench {

namespace {

constexpr int messagesTab = 2;
constexpr int patienceMs = 60'000; // until millions are counted

/// Something is found, counted and summed to its end.
bool isFound(const Robot &robot)
{
    const int rows = robot.rowCount(u"messagesTable"_s);
    const QString counted = QLocale().toString(rows) + u" messages"_s;
    return rows > 0 && robot.textOf(u"messagesTotals"_s).startsWith(counted)
        && robot.textOf(u"activityWords"_s).startsWith(counted);
}

TourStep searching(const QString &name, const QString &words)
{
    return {name, u"find \"%1\""_s.arg(words),
            [words](Robot &robot) { return robot.type(u"messagesFilter"_s, words + u" after:2025-01-01"_s); },
            isFound, patienceMs};
}

QList<TourStep> steps()
{
    return {
        {u"01-messages"_s, u"open the messages, without a connection"_s,
         [](Robot &robot) { return robot.clickTab(u"tabs"_s, messagesTab); },
         [](const Robot &robot) { return robot.sees(u"messagesFilter"_s); }},
        searching(u"02-all"_s, {}),
        searching(u"03-word"_s, u"delayed"_s),
        searching(u"04-digits-and-word"_s, u"42 parcel"_s),
        searching(u"05-short"_s, u"码"_s),
        searching(u"06-failed"_s, u"status:failed"_s),
        {u"07-message"_s, u"choose a message"_s,
         [](Robot &robot) { return robot.clickCell(u"messagesTable"_s, 2, 1); },
         [](const Robot &robot) { return robot.sees(u"messageContent"_s); }},
        {u"08-conversation"_s, u"read what the two wrote each other"_s,
         [](Robot &robot) { return robot.clickTab(u"messagesSide"_s, MessagesSide::Talk); },
         [](const Robot &robot) { return robot.sees(u"conversationTitle"_s); }},
    };
}

} // namespace

int takePictures(const QString &archive, const QString &folder)
{
    const BenchHome home(archive);
    CommandLine line;
    const Profile profile = startProfile();
    line.baseUrl = profile.baseUrl;
    Application application(line, Credentials{profile.accessKey, u"secret"_s});
    Tour tour(steps(), folder);
    QObject::connect(&tour, &Tour::finished, qApp, [](int step) { QApplication::exit(step); });
    tour.start();
    return application.run();
}

} // namespace trunkline::bench
