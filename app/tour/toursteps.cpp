// SPDX-License-Identifier: GPL-3.0-or-later
#include "toursteps.h"

#include <memory>
#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

struct TourStepsTr {
    Q_DECLARE_TR_FUNCTIONS(trunkline::TourSteps)
};

/// What one step sees and a later one needs.
struct Memory {
    int allNumbers = 0;
    int messagesBefore = 0; ///< of the range that is shown first
    QString bought; ///< as the table shows it
    QString messageId;
};
using Shared = std::shared_ptr<Memory>;

constexpr int firstColumn = 0;
constexpr int numberColumn = 1; ///< of the inventory; its first column is the basket
const QString routeAlias = u"tour-pbx"_s;

bool startsWithArea(const Robot &robot, const QString &table, int column)
{
    const int rows = robot.rowCount(table);
    for (int row = 0; row < rows; ++row) {
        if (!robot.cell(table, row, column).startsWith("(206)"_L1))
            return false;
    }
    return rows > 0;
}

QList<TourStep> numberSteps(const Shared &memory)
{
    return {
        {u"01-connect"_s, TourStepsTr::tr("connect to the sandbox account and read every number"),
         [](Robot &robot) { return robot.click(u"sandboxButton"_s); },
         [memory](const Robot &robot) {
             memory->allNumbers = robot.rowCount(u"numbersTable"_s);
             return memory->allNumbers > 0 && robot.textOf(u"statusCount"_s).contains(" of "_L1);
         }},
        {u"02-filter"_s, TourStepsTr::tr("filter the numbers while typing"),
         [](Robot &robot) { return robot.type(u"numbersFilter"_s, u"(206) 555"_s); },
         [memory](const Robot &robot) {
             return startsWithArea(robot, u"numbersTable"_s, firstColumn)
                 && robot.rowCount(u"numbersTable"_s) < memory->allNumbers;
         }},
        {u"03-inspect"_s, TourStepsTr::tr("inspect one number and where its calls go"),
         [](Robot &robot) { return robot.clickCell(u"numbersTable"_s, 0, firstColumn); },
         [](const Robot &robot) {
             return robot.textOf(u"numberHeading"_s) == robot.cell(u"numbersTable"_s, 0, firstColumn)
                 && robot.textOf(u"factMonthly"_s).startsWith(u'$');
         }},
    };
}

QList<TourStep> searchSteps()
{
    return {
        {u"04-inventory"_s, TourStepsTr::tr("open the inventory"),
         [](Robot &robot) { return robot.clickTab(u"tabs"_s, 1); },
         [](const Robot &robot) { return robot.rowCount(u"availableTable"_s) > 0; }},
        {u"05-areacodes"_s, TourStepsTr::tr("drill down: area codes"),
         [](Robot &robot) { return robot.clickTab(u"inventoryWays"_s, 1); },
         [](const Robot &robot) { return robot.rowWith(u"areaCodeList"_s, u"206"_s) >= 0; }},
        {u"06-exchanges"_s, TourStepsTr::tr("drill down: exchanges of 206"),
         [](Robot &robot) {
             return robot.clickCell(u"areaCodeList"_s, robot.rowWith(u"areaCodeList"_s, u"206"_s),
                                    firstColumn);
         },
         [](const Robot &robot) {
             return robot.rowCount(u"exchangeList"_s) > 0
                 && startsWithArea(robot, u"availableTable"_s, numberColumn);
         }},
        {u"07-drilldown"_s, TourStepsTr::tr("drill down: numbers of one exchange"),
         [](Robot &robot) { return robot.clickCell(u"exchangeList"_s, 0, firstColumn); },
         [](const Robot &robot) {
             const QString exchange = robot.cell(u"exchangeList"_s, 0, firstColumn).right(3);
             return robot.rowCount(u"availableTable"_s) > 0 && !exchange.isEmpty()
                 && robot.cell(u"availableTable"_s, 0, numberColumn)
                        .contains(QString(u"(206) "_s + exchange));
         }},
        {u"08-pattern"_s, TourStepsTr::tr("search by pattern: area code 206, ending 0"),
         [](Robot &robot) {
             return robot.clickTab(u"inventoryWays"_s, 0) && robot.type(u"inventoryExchange"_s, {})
                 && robot.type(u"inventoryAreaCode"_s, u"206"_s) && robot.type(u"inventoryEndsWith"_s, u"0"_s)
                 && robot.click(u"inventorySearch"_s);
         },
         [](const Robot &robot) {
             return startsWithArea(robot, u"availableTable"_s, numberColumn)
                 && robot.cell(u"availableTable"_s, 0, numberColumn).endsWith(u'0');
         }},
    };
}

QList<TourStep> purchaseSteps(const Shared &memory)
{
    return {
        {u"09-basket"_s, TourStepsTr::tr("put a number into the basket"),
         [memory](Robot &robot) {
             memory->bought = robot.cell(u"availableTable"_s, 0, numberColumn);
             return robot.clickCell(u"availableTable"_s, 0, firstColumn);
         },
         [](const Robot &robot) {
             return robot.rowCount(u"basketTable"_s) == 1 && robot.isEnabled(u"basketBuy"_s);
         }},
        {u"10-confirm"_s, TourStepsTr::tr("ask before money is spent"),
         [](Robot &robot) { return robot.click(u"basketBuy"_s); },
         [](const Robot &robot) { return robot.sees(u"confirmAccept"_s); }},
        {u"11-bought"_s, TourStepsTr::tr("buy"), [](Robot &robot) { return robot.click(u"confirmAccept"_s); },
         [](const Robot &robot) { return robot.rowWith(u"orderTable"_s, u"bought"_s) == 0; }},
        {u"12-show"_s, TourStepsTr::tr("find the bought number among the account's"),
         [](Robot &robot) {
             return robot.clickCell(u"orderTable"_s, 0, firstColumn) && robot.click(u"orderShowNumber"_s);
         },
         [memory](const Robot &robot) { return robot.textOf(u"numberHeading"_s) == memory->bought; }},
        {u"13-route-dialog"_s, TourStepsTr::tr("choose where its calls go"),
         [](Robot &robot) { return robot.click(u"setPrimary"_s); },
         [](const Robot &robot) {
             return robot.sees(u"setRouteDialog"_s) && robot.rowCount(u"routeTable"_s) > 0;
         }},
        {u"14-new-route"_s, TourStepsTr::tr("type a new route"),
         [](Robot &robot) {
             return robot.click(u"newRoute"_s) && robot.type(u"routeAlias"_s, routeAlias)
                 && robot.type(u"routeValue"_s, u"pbx.example.com:5060"_s);
         },
         [](const Robot &robot) { return robot.isEnabled(u"setRouteAccept"_s); }},
        {u"15-route-set"_s, TourStepsTr::tr("create the route and set it"),
         [](Robot &robot) { return robot.click(u"setRouteAccept"_s); },
         [](const Robot &robot) {
             return !robot.sees(u"setRouteDialog"_s) && robot.nameOf(u"callPath"_s).contains(routeAlias);
         }},
    };
}

QList<TourStep> readingSteps(const Shared &memory)
{
    return {
        {u"16-messages"_s, TourStepsTr::tr("open the messages of the last days"),
         [](Robot &robot) { return robot.clickTab(u"tabs"_s, 2); },
         [memory](const Robot &robot) {
             memory->messagesBefore = robot.rowCount(u"messagesTable"_s);
             return memory->messagesBefore > 0 && !robot.sees(u"messagesCancel"_s);
         }},
        {u"17-range"_s, TourStepsTr::tr("browse those of the last 30 days"),
         [](Robot &robot) { return robot.choose(u"rangePreset"_s, TourStepsTr::tr("30 days")); },
         [memory](const Robot &robot) {
             return robot.rowCount(u"messagesTable"_s) > memory->messagesBefore
                 && !robot.sees(u"messagesCancel"_s);
         }},
        {u"18-read"_s, TourStepsTr::tr("read one of them"),
         [](Robot &robot) { return robot.clickCell(u"messagesTable"_s, 3, firstColumn); },
         [memory](const Robot &robot) {
             memory->messageId = robot.textOf(u"messageId"_s);
             return memory->messageId.startsWith("mdr2-"_L1);
         }},
    };
}

QList<TourStep> sendingSteps(const Shared &memory)
{
    return {
        {u"19-compose"_s, TourStepsTr::tr("write a message"),
         [](Robot &robot) {
             return robot.click(u"messagesCompose"_s) && robot.type(u"composeTo"_s, u"(206) 555-0142"_s)
                 && robot.type(u"composeBody"_s, u"Hello from the tour. Your order is ready."_s);
         },
         [](const Robot &robot) { return robot.isEnabled(u"composeSend"_s); }},
        {u"20-ask"_s, TourStepsTr::tr("ask before it is sent"),
         [](Robot &robot) { return robot.click(u"composeSend"_s); },
         [](const Robot &robot) { return robot.sees(u"confirmAccept"_s); }},
        {u"21-sent"_s, TourStepsTr::tr("send, and follow it to its final receipt"),
         [](Robot &robot) { return robot.click(u"confirmAccept"_s); },
         [](const Robot &robot) {
             return robot.rowWith(u"composeOutbox"_s, TourStepsTr::tr("Delivered")) == 0;
         },
         60'000},
        {u"22-look-up"_s, TourStepsTr::tr("open the look-up by id"),
         [](Robot &robot) { return robot.click(u"messagesLookUp"_s); },
         [](const Robot &robot) { return robot.sees(u"lookupEdit"_s); }},
        {u"23-found"_s, TourStepsTr::tr("look a message up by its id, pasted with text around it"),
         [memory](Robot &robot) {
             return robot.type(u"lookupEdit"_s, QString(u"record "_s + memory->messageId + u", please"_s))
                 && robot.click(u"lookupStart"_s);
         },
         [memory](const Robot &robot) {
             return !robot.sees(u"lookupEdit"_s) && robot.textOf(u"messageId"_s) == memory->messageId;
         }},
    };
}

} // namespace

QList<TourStep> tourSteps()
{
    const auto memory = std::make_shared<Memory>();
    return numberSteps(memory) + searchSteps() + purchaseSteps(memory) + readingSteps(memory)
        + sendingSteps(memory);
}

} // namespace trunkline
