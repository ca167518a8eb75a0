// SPDX-License-Identifier: GPL-3.0-or-later
#include "messageharness.h"
#include "sandbox/messagequery.h"
#include <QSet>
#include <QTest>
#include <QUrlQuery>

using namespace Qt::StringLiterals;
using Reply = MessageHarness::Reply;
using Query = QList<QPair<QString, QString>>;

class TestMessageList : public QObject {
    Q_OBJECT

private:
    static QStringList ids(const Reply &reply)
    {
        QStringList all;
        for (const auto &record : reply.data())
            all << record[u"id"].toString();
        return all;
    }

    static QString isoDate(qint64 ms)
    {
        return QDateTime::fromMSecsSinceEpoch(ms, Qt::UTC).toString(u"yyyy-MM-ddTHH:mm:ss.zzz'Z'");
    }

private Q_SLOTS:
    void startDateIsRequiredWithTheObservedBody()
    {
        MessageHarness account(20);
        const Reply reply = account.list({{u"limit"_s, u"5"_s}});
        QCOMPARE(reply.status, 422);
        QCOMPARE(reply.error().value(u"detail").toObject(),
                 QJsonObject({{u"start_date"_s, QJsonArray{u"Missing data for required field."_s}}}));
        QCOMPARE(reply.error().value(u"status"), QJsonValue(422));
        QVERIFY(!reply.error().contains(u"title"));
        QVERIFY(!reply.error().value(u"id").toString().isEmpty());
    }

    void refusesWrongValues_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        for (const QString &value : {u"0"_s, u"-1"_s, u"ten"_s, u"1.5"_s})
            QTest::addRow("limit %s", qPrintable(value)) << u"limit"_s << value;
        for (const QString &value : {u"-1"_s, u"x"_s})
            QTest::addRow("offset %s", qPrintable(value)) << u"offset"_s << value;
        for (const QString &value : {u"yesterday"_s, u"2024-02-30"_s, u"2024-03-01T25:00:00"_s, u""_s,
                                     u"01/02/2024"_s, u"2024-03-01T00:00:00 00:00"_s}) {
            QTest::addRow("start_date %s", qPrintable(value)) << u"start_date"_s << value;
            QTest::addRow("end_date %s", qPrintable(value)) << u"end_date"_s << value;
        }
    }

    void refusesWrongValues()
    {
        QFETCH(QString, name);
        QFETCH(QString, value);
        MessageHarness account(20);
        const Reply reply = account.list({{name, value}, {u"start_date"_s, u"2025-01-01"_s}});
        QCOMPARE(reply.status, 422);
        const QString text = reply.error().value(u"detail")[name][0].toString();
        QVERIFY2(text.startsWith("[sandbox] "_L1), qPrintable(text));
        QVERIFY(!reply.error().contains(u"title"));
    }

    void understandsEveryDate_data()
    {
        QTest::addColumn<QString>("date");
        QTest::addColumn<qint64>("micros");
        const qint64 day = 1'709'251'200'000'000; // 2024-03-01
        QTest::newRow("plain") << u"2024-03-01"_s << day;
        QTest::newRow("no zone") << u"2024-03-01T00:00:01"_s << day + 1'000'000;
        QTest::newRow("no zone, fraction") << u"2024-03-01T00:00:01.5"_s << day + 1'500'000;
        QTest::newRow("Z") << u"2024-03-01T00:00:00Z"_s << day;
        QTest::newRow("Z, fraction") << u"2024-03-01T00:00:00.25Z"_s << day + 250'000;
        QTest::newRow("zone") << u"2024-03-01T00:00:00+00:00"_s << day;
        QTest::newRow("zone, six digits") << u"2024-03-01T00:00:00.000001+00:00"_s << day + 1;
        QTest::newRow("another zone") << u"2024-03-01T00:00:00-05:30"_s << day + 19'800'000'000;
    }

    void understandsEveryDate()
    {
        QFETCH(QString, date);
        QTEST(sandbox::microsecondsOf(date).value_or(-1), "micros");
    }

    void newestFirstTenByDefaultAndNoSelf()
    {
        MessageHarness account(40);
        const Reply reply = account.list({{u"start_date"_s, u"2025-01-01"_s}});
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.data().size(), 10);
        QStringList times;
        for (const auto &record : reply.data())
            times.prepend(record[u"attributes"][u"timestamp"].toString());
        QVERIFY(std::is_sorted(times.begin(), times.end()));
        QCOMPARE(ids(reply).first(), account.messages.store().at(39).id);
        QCOMPARE(reply.document.value(u"links").toObject().keys(), QStringList{u"next"_s});
    }

    void nextIsNormalised()
    {
        MessageHarness account(40);
        const Reply reply = account.list({{u"offset"_s, u"3"_s},
                                          {u"end_date"_s, u"2025-11-24T00:00:00.5Z"_s},
                                          {u"limit"_s, u"7"_s},
                                          {u"start_date"_s, u"2025-11-01"_s}});
        QCOMPARE(
            reply.next(),
            u"https://api.flowroute.com/v2.1/messages?limit=7&start_date=2025-11-01T00%3A00%3A00%2B00%3A00"
            "&end_date=2025-11-24T00%3A00%3A00.500000%2B00%3A00&offset=10"_s);
    }

    void pagingReachesEachOnceAndEndsWithoutNext()
    {
        MessageHarness account(95);
        QStringList all;
        for (;;) {
            const Reply reply = account.list({{u"start_date"_s, u"2025-01-01"_s},
                                              {u"limit"_s, u"20"_s},
                                              {u"offset"_s, QString::number(all.size())}});
            QCOMPARE(reply.status, 200);
            QVERIFY(!reply.data().isEmpty());
            all += ids(reply);
            if (!reply.document.value(u"links").toObject().contains(u"next"))
                break;
            const QUrlQuery next(QUrl(reply.next()).query());
            QCOMPARE(next.queryItemValue(u"offset"_s), QString::number(all.size()));
        }
        QCOMPARE(all.size(), 95);
        QCOMPARE(QSet<QString>(all.begin(), all.end()).size(), 95);
    }

    void lastFullPageHasNoNext()
    {
        MessageHarness account(20);
        const Query query{{u"start_date"_s, u"2025-01-01"_s}, {u"limit"_s, u"20"_s}};
        QCOMPARE(account.list(query).data().size(), 20);
        QCOMPARE(account.list(query).next(), QString());
    }

    void emptyResults_data()
    {
        QTest::addColumn<Query>("query");
        QTest::newRow("offset past the end")
            << Query{{u"start_date"_s, u"2025-01-01"_s}, {u"offset"_s, u"20"_s}};
        QTest::newRow("huge offset") << Query{{u"start_date"_s, u"2025-01-01"_s},
                                              {u"offset"_s, u"9223372036854775807"_s}};
        QTest::newRow("before all") << Query{{u"start_date"_s, u"2020-01-01"_s},
                                             {u"end_date"_s, u"2020-02-01"_s}};
        QTest::newRow("backwards") << Query{{u"start_date"_s, u"2025-11-20"_s},
                                            {u"end_date"_s, u"2025-11-01"_s}};
        QTest::newRow("future") << Query{{u"start_date"_s, u"2030-01-01"_s}};
    }

    void emptyResults()
    {
        QFETCH(Query, query);
        MessageHarness account(20);
        const Reply reply = account.list(query);
        QCOMPARE(reply.status, 200);
        QCOMPARE(reply.document, QJsonObject({{u"data"_s, QJsonArray()}, {u"links"_s, QJsonObject()}}));
    }

    void startIsIncludedAndEndIsNot()
    {
        MessageHarness account(60);
        const sandbox::MessageStore &store = account.messages.store();
        const Reply reply = account.list(
            {{u"start_date"_s, isoDate(store.at(10).time)}, {u"end_date"_s, isoDate(store.at(14).time)}});
        QCOMPARE(ids(reply),
                 QStringList({store.at(13).id, store.at(12).id, store.at(11).id, store.at(10).id}));
    }

    void largeLimitsAreHeldWithinReasonAndEchoed()
    {
        MessageHarness account(600);
        const Reply reply = account.list({{u"start_date"_s, u"2025-01-01"_s}, {u"limit"_s, u"1000000"_s}});
        QCOMPARE(reply.data().size(), 500);
        QVERIFY2(reply.next().contains("limit=500&"_L1) && reply.next().endsWith("&offset=500"_L1),
                 qPrintable(reply.next()));
    }

    void mmsBringTheirMediaAlong()
    {
        MessageHarness account(120);
        const Reply reply = account.list({{u"start_date"_s, u"2025-01-01"_s}, {u"limit"_s, u"120"_s}});
        QSet<QString> named;
        for (const auto &record : reply.data()) {
            for (const auto &media : record[u"relationships"][u"media"][u"data"].toArray())
                named << media[u"id"].toString();
        }
        QSet<QString> included;
        for (const auto &media : reply.document.value(u"included").toArray())
            included << media[u"id"].toString();
        QVERIFY(named.size() >= 11);
        QCOMPARE(included, named);
    }

    void looksUpById()
    {
        MessageHarness account(60);
        const Reply page = account.list({{u"start_date"_s, u"2025-01-01"_s}});
        for (const auto &record : page.data())
            QCOMPARE(account.look(record[u"id"].toString()).record(), record.toObject());
        const Reply missing = account.look(u"mdr2-00000000000000000000000000000000"_s);
        QCOMPARE(missing.status, 404);
        QCOMPARE(missing.error().value(u"title").toString(), u"Resource not found"_s);
    }
};

QTEST_APPLESS_MAIN(TestMessageList)
#include "tst_messagelist.moc"
