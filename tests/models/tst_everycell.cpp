// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/querytext.h"
#include "archiverows.h"
#include "basketmodel.h"
#include "codelistmodel.h"
#include "inventorymodel.h"
#include "journalmodel.h"
#include "messagesmodel.h"
#include "numbersmodel.h"
#include "ordermodel.h"
#include "outbox.h"
#include "outboxmodel.h"
#include "requestlogmodel.h"
#include "routesmodel.h"
#include "sandboxsession.h"
#include "senderlist.h"
#include "visibletext.h"

#include <QTest>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

/// What is wrong with a text that a view would lay out in one go; empty when nothing is.
QString wrongWith(const QString &text, int role)
{
    const bool isToolTip = role == Qt::ToolTipRole;
    QString shown = text;
    if (isToolTip && text.startsWith("<qt>"_L1)) {
        shown = text.mid(4).chopped(5);
        if (shown.contains(u'<') || shown.contains(u'>'))
            return u"markup is not escaped"_s;
        shown.replace("&lt;"_L1, "<"_L1).replace("&gt;"_L1, ">"_L1).replace("&quot;"_L1, "\""_L1);
        shown.replace("&amp;"_L1, "&"_L1);
    } else if (isToolTip && text.contains(u'<')) {
        return u"may be taken for rich text"_s;
    }
    const int longest = isToolTip ? longestToolTip + 50 : role == Qt::DisplayRole ? longestCellText : 400;
    if (shown.size() > longest)
        return u"%1 characters"_s.arg(shown.size());
    if (visibleText(shown, longest + 1) != shown)
        return u"something in it cannot be seen"_s;
    return !isToolTip && shown.contains(u'\n') ? u"more than one line"_s : QString();
}

QStringList wrongIn(const char *name, const QAbstractItemModel &model)
{
    QStringList wrong;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (const int role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole}) {
                const QString text = model.index(row, column).data(role).toString();
                if (const QString what = wrongWith(text, role); !what.isEmpty())
                    wrong += u"%1 row %2 column %3 role %4: %5: %6"_s.arg(QLatin1String(name))
                                 .arg(row)
                                 .arg(column)
                                 .arg(role)
                                 .arg(what, text.left(60));
            }
        }
    }
    return wrong;
}

QStringList twiceIn(const char *name, const QAbstractItemModel &model, int idRole)
{
    QSet<QString> ids;
    QStringList twice;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QString id = model.index(row, 0).data(idRole).toString();
        if (ids.contains(id))
            twice += u"%1: %2 twice"_s.arg(QLatin1String(name), id.left(60));
        ids.insert(id);
    }
    return twice;
}

/// Every model of the program, over one account.
struct Models {
    explicit Models(SandboxSession &sandbox)
        : workspace(sandbox.workspace())
        , codes(sandbox.session())
        , search(sandbox.session())
        , order(workspace)
        , outbox(sandbox.session())
    {
    }

    /// Reads everything that is to be read.
    bool read()
    {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        workspace.numbers.refresh();
        workspace.routes.refresh();
        search.refresh();
        areaCodes.setList(&codes.areaCodes());
        exchanges.setList(&codes.exchanges(u"206"_s));
        const QList<ListStatus *> all{&workspace.numbers.status(), &workspace.routes.status(),
                                      &search.status(), &areaCodes.list()->status(),
                                      &exchanges.list()->status()};
        return readMessages({now - 40LL * 24 * 3'600'000, now + 60'000})
            && QTest::qWaitFor(
                   [&all] {
                       return std::none_of(all.begin(), all.end(),
                                           [](const ListStatus *status) { return status->isLoading(); });
                   },
                   60'000);
    }

    /// Until the sync has come to an end, good or bad, and every row is at hand.
    bool readMessages(const TimeRange &span)
    {
        MessageArchive &archive = workspace.messages;
        if (!QTest::qWaitFor([&] { return archive.isOpen(); }, 60'000))
            return false;
        archive.sync().start(span);
        if (!QTest::qWaitFor([&] { return archive.sync().state() != MessageSync::State::Reading; }, 60'000))
            return false;
        reader.open(archive.path());
        rows.setQuery(MessageQuery(rangeTerms(span, QTimeZone::utc())));
        if (!QTest::qWaitFor([&] { return rows.isComplete(); }, 60'000))
            return false;
        rows.want(0, rows.count() - 1);
        return QTest::qWaitFor([&] { return rows.count() == 0 || rows.row(rows.count() - 1); }, 60'000);
    }

    QStringList wrong() const
    {
        return wrongIn("numbers", numbers) + wrongIn("routes", routes) + wrongIn("messages", messages)
            + wrongIn("inventory", inventory) + wrongIn("basket", inBasket) + wrongIn("area codes", areaCodes)
            + wrongIn("exchanges", exchanges) + wrongIn("senders", senders) + wrongIn("requests", requests)
            + wrongIn("outbox", sent) + wrongIn("journal", journal) + wrongIn("order", ordered)
            + twiceIn("numbers", numbers, NumbersModel::IdRole)
            + twiceIn("routes", routes, RoutesModel::IdRole)
            + twiceIn("messages", messages, MessagesModel::IdRole)
            + twiceIn("inventory", inventory, InventoryModel::NumberRole)
            + twiceIn("area codes", areaCodes, Qt::EditRole);
    }

    Workspace &workspace;
    AreaCodeBook codes;
    InventorySearch search;
    Basket basket;
    PurchaseOrder order;
    Outbox outbox;
    ArchiveReader reader;
    ArchiveRows rows{reader};
    NumbersModel numbers{workspace.numbers, workspace.routes};
    RoutesModel routes{workspace.routes, workspace.numbers};
    MessagesModel messages{rows};
    InventoryModel inventory{search, basket, order};
    BasketModel inBasket{basket};
    CodeListModel areaCodes;
    CodeListModel exchanges;
    SenderList senders{workspace.numbers};
    RequestLogModel requests{workspace.session.log()};
    OutboxModel sent{outbox};
    JournalModel journal{workspace.session.journal()};
    OrderModel ordered{order, [](const ApiError &error) { return error.detail + error.title; }};
};

} // namespace

/// No cell of any model, whatever the service answers, shows more than a line of 200 characters or anything
/// that hides; no tool tip is taken for markup; nothing stands there twice.
class TestEveryCell : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsNoHarm_data();
    void showsNoHarm();
    void showsNoHarmOfRefusedWrites();
};

void TestEveryCell::showsNoHarm_data()
{
    QTest::addColumn<bool>("hasRows");
    for (const char *name : {"bidi", "invisible", "html", "placeholders", "controls", "lone-surrogates",
                             "combining", "duplicate-ids", "numbers-as-text", "foreign-links"})
        QTest::newRow(name) << true;
    for (const char *name : {"long-line", "hebrew-line", "mixed-line", "many-lines", "invisible-line"})
        QTest::newRow(name) << true;
    for (const char *name :
         {"wrong-types", "absent-fields", "null-fields", "huge-numbers", "overflowing-numbers",
          "negative-numbers", "odd-times", "too-many-values", "deep-nesting", "raw-nul", "invalid-utf8",
          "not-json", "empty-body", "error-texts", "error-page", "redirect", "compressed-bomb"})
        QTest::newRow(name) << false;
}

void TestEveryCell::showsNoHarm()
{
    QFETCH(bool, hasRows);
    SandboxSession sandbox;
    QVERIFY(sandbox.isUp());
    sandbox.account().setHostile({QString::fromLatin1(QTest::currentDataTag())});
    Models models(sandbox);
    QVERIFY2(models.read(), "a list never came to an end");
    for (int row = 0; row < qMin(3, models.inventory.rowCount()); ++row)
        models.inventory.toggle(row);
    QCOMPARE(models.wrong(), QStringList());
    if (!hasRows)
        return;
    QVERIFY2(models.numbers.rowCount() > 0, qPrintable(models.workspace.numbers.status().error().detail));
    QVERIFY2(models.routes.rowCount() > 0, qPrintable(models.workspace.routes.status().error().detail));
    QVERIFY2(models.messages.rowCount() > 0, qPrintable(models.workspace.messages.sync().error().detail));
    QVERIFY2(models.inventory.rowCount() > 0, qPrintable(models.search.status().error().detail));
    QVERIFY(models.areaCodes.rowCount() > 0 && models.senders.rowCount() > 0);
    QVERIFY(models.requests.rowCount() > 0);
}

void TestEveryCell::showsNoHarmOfRefusedWrites()
{
    SandboxSession sandbox;
    QVERIFY(sandbox.isUp());
    Models models(sandbox);
    QVERIFY(models.read());
    sandbox.account().setHostile({u"error-texts"_s});
    OutgoingMessage message;
    message.from = PhoneNumber::fromService(u"12065550100"_s);
    message.to = PhoneNumber::fromService(u"12065550101"_s);
    message.body = u"\u202Ehello\n"_s.repeated(1'000);
    models.outbox.send(message);
    models.order.start({*models.search.matching().row(0)}, {});
    QTRY_VERIFY_WITH_TIMEOUT(!models.order.isRunning(), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(models.outbox.entries().constFirst().phase, OutboxEntry::Phase::Refused,
                              30'000);
    QTRY_COMPARE(models.journal.rowCount(), 2);
    QCOMPARE(models.ordered.rowCount(), 1);
    QCOMPARE(models.wrong(), QStringList());
}

QTEST_GUILESS_MAIN(TestEveryCell)
#include "tst_everycell.moc"
