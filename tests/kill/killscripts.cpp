// SPDX-License-Identifier: GPL-3.0-or-later
#include "killscripts.h"

#include "account/session.h"
#include "mainwindow.h"
#include "series.h"

#include <QApplication>

using namespace Qt::StringLiterals;
using trunkline::Intent;
using trunkline::IntentState;
using trunkline::Journal;
using trunkline::MainWindow;
using trunkline::Robot;
using trunkline::TourStep;

namespace killtest {

namespace {

/// Many programs at once on a slow machine, and a journal that settles.
constexpr int patienceMs = 90'000;

enum Tab { NumbersTab, InventoryTab, MessagesTab };
constexpr int basketColumn = 0;

bool isAtHand(const Robot &robot)
{
    return robot.sees(u"tabs"_s) && journal() && journal()->status() != Journal::Status::Opening;
}

TourStep step(const QString &words, std::function<bool(Robot &)> act,
              std::function<bool(const Robot &)> reached)
{
    return {{}, words, std::move(act), std::move(reached), patienceMs};
}

TourStep connected()
{
    return step(
        u"connect"_s, [](Robot &) { return true; }, isAtHand);
}

QList<TourStep> basketSteps(const Script &script)
{
    return {step(
                u"search the inventory"_s,
                [](Robot &robot) { return robot.clickTab(u"tabs"_s, InventoryTab); },
                [](const Robot &robot) { return robot.rowCount(u"availableTable"_s) >= SeriesLength; }),
            step(
                u"fill the basket"_s,
                [](Robot &robot) {
                    bool clicked = true;
                    for (int row = 0; row < SeriesLength; ++row)
                        clicked = robot.clickCell(u"availableTable"_s, row, basketColumn) && clicked;
                    return clicked;
                },
                [](const Robot &robot) { return robot.rowCount(u"basketTable"_s) == SeriesLength; }),
            step(
                u"ask to buy"_s, [](Robot &robot) { return robot.click(u"basketBuy"_s); },
                [](const Robot &robot) { return robot.sees(u"confirmAccept"_s); }),
            step(
                u"buy"_s,
                [begun = script.begun](Robot &robot) {
                    begun();
                    return robot.click(u"confirmAccept"_s);
                },
                [](const Robot &robot) { return robot.rowCount(u"orderTable"_s) == SeriesLength; })};
}

TourStep basketThrough()
{
    return step(
        u"see the order through"_s, [](Robot &robot) { return robot.clickTab(u"tabs"_s, InventoryTab); },
        [](const Robot &robot) { return robot.sees(u"orderSummary"_s) && !robot.sees(u"orderStop"_s); });
}

QList<TourStep> messageSteps(const Script &script, int place)
{
    return {step(
                u"write message %1"_s.arg(place + 1),
                [place](Robot &robot) {
                    return robot.type(u"composeTo"_s, recipientOf(place))
                        && robot.type(u"composeBody"_s, textOf(place));
                },
                // Not before the one before it was decided.
                [](const Robot &robot) { return robot.isEnabled(u"composeSend"_s); }),
            step(
                u"ask to send it"_s, [](Robot &robot) { return robot.click(u"composeSend"_s); },
                [](const Robot &robot) { return robot.sees(u"confirmAccept"_s); }),
            step(
                u"send it"_s,
                [begun = script.begun](Robot &robot) {
                    begun();
                    return robot.click(u"confirmAccept"_s);
                },
                [place](const Robot &robot) { return robot.rowCount(u"composeOutbox"_s) == place + 1; })};
}

QList<TourStep> sendSteps(const Script &script)
{
    QList<TourStep> steps{step(
        u"compose"_s,
        [](Robot &robot) {
            return robot.clickTab(u"tabs"_s, MessagesTab) && robot.click(u"messagesCompose"_s);
        },
        [](const Robot &robot) { return robot.sees(u"composeTo"_s); })};
    for (int place = 0; place < SeriesLength; ++place)
        steps += messageSteps(script, place);
    return steps;
}

/// Says what a person would say of those that reading cannot tell.
void sayOfTheLeft(bool happened)
{
    QList<qint64> left;
    for (const Intent &intent : journal()->intents()) {
        if (intent.state == IntentState::LeftToPerson)
            left += intent.id;
    }
    for (const qint64 id : left)
        journal()->decide(id, happened);
}

TourStep settled(const std::optional<bool> &say)
{
    return step(
        u"wait until nothing is open"_s, [](Robot &) { return true; },
        [say](const Robot &) {
            if (say)
                sayOfTheLeft(*say);
            return journal()->status() == Journal::Status::Open
                && journal()->underWayCount() + journal()->unclearCount() == 0;
        });
}

/// Or closing the window would ask whether to leave.
TourStep answered()
{
    return step(
        u"wait for the answers"_s, [](Robot &) { return true; },
        [](const Robot &) { return journal()->underWayCount() == 0; });
}

} // namespace

MainWindow *mainWindow()
{
    const QWidgetList windows = QApplication::topLevelWidgets();
    for (QWidget *window : windows) {
        if (auto *found = qobject_cast<MainWindow *>(window))
            return found;
    }
    return nullptr;
}

Journal *journal()
{
    MainWindow *window = mainWindow();
    return window && window->session() ? &window->session()->journal() : nullptr;
}

QList<TourStep> stepsOf(const Script &script)
{
    const bool buys = script.name == "buy"_L1 || script.name == "both"_L1;
    const bool sends = script.name == "send"_L1 || script.name == "both"_L1;
    if (!buys && !sends && script.name != "settle"_L1)
        return {};
    QList<TourStep> steps{connected()};
    if (buys)
        steps += basketSteps(script);
    if (sends)
        steps += sendSteps(script);
    if (buys)
        steps += basketThrough();
    if (script.insist)
        steps += settled(script.say);
    else
        steps += answered();
    return steps;
}

} // namespace killtest
