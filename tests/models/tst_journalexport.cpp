// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalexport.h"

#include "journal/wish.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace trunkline;

namespace {

const QString secretText = u"The door code is 4711"_s;

/// Reads RFC 4180, strictly: a quote only around whole cells or doubled, lines end with CRLF.
QList<QStringList> readCsv(const QString &csv)
{
    QList<QStringList> lines{{}};
    QString cell;
    bool quoted = false;
    for (qsizetype i = 0; i < csv.size(); ++i) {
        const QChar c = csv.at(i);
        if (quoted && c == u'"' && csv.mid(i + 1, 1) == u"\""_s)
            cell += csv.at(++i);
        else if (c == u'"')
            quoted = !quoted;
        else if (!quoted && c == u',')
            lines.last() += std::exchange(cell, {});
        else if (!quoted && c == u'\r' && csv.mid(i + 1, 1) == u"\n"_s) {
            lines.last() += std::exchange(cell, {});
            lines += QStringList();
            ++i;
        } else
            cell += c;
    }
    if (lines.last().isEmpty())
        lines.removeLast();
    return lines;
}

QString cell(const QList<QStringList> &csv, int row, const QString &name)
{
    return csv.value(row).value(csv.constFirst().indexOf(name), u"no such cell"_s);
}

Intent message()
{
    OutgoingMessage outgoing;
    outgoing.from = PhoneNumber::fromService(u"12065550100"_s);
    outgoing.to = PhoneNumber::fromService(u"12065550142"_s);
    outgoing.body = secretText;
    Intent intent;
    intent.id = 7;
    intent.kind = WriteKind::SendMessage;
    intent.object = objectOf(outgoing);
    intent.wish = wishOf(outgoing);
    intent.body = secretText;
    intent.cost = Money::fromNanodollars(4'000'000);
    intent.costIsEstimate = true;
    intent.who = u"front"_s;
    intent.state = IntentState::Unknown;
    intent.recordedAt = QDateTime(QDate(2026, 7, 1), QTime(12, 0, 0, 250), Qt::UTC).toMSecsSinceEpoch();
    return intent;
}

Intent route(const QString &alias, const QString &detail = {})
{
    Intent intent;
    intent.id = 8;
    intent.kind = WriteKind::CreateRoute;
    intent.object = alias;
    intent.state = IntentState::Refused;
    intent.settledBy = u"answer"_s;
    intent.error.kind = ApiError::Kind::Rejected;
    intent.error.httpStatus = 422;
    intent.error.detail = detail;
    intent.error.requestId = u"r-1"_s;
    return intent;
}

const QTimeZone &pacific()
{
    static const QTimeZone zone("America/Los_Angeles");
    return zone;
}

} // namespace

class TestJournalExport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void csvHasTheRowsInTheirOrder();
    void csvQuotesAsTheRfcSays();
    void csvHoldsNoFormula_data();
    void csvHoldsNoFormula();
    void jsonHasTheSame();
    void noTextOfAMessage();
    void timesCarryTheirOffset();
};

void TestJournalExport::csvHasTheRowsInTheirOrder()
{
    const auto csv = readCsv(QString::fromUtf8(journalAsCsv({route(u"desk"_s), message()}, pacific())));
    QCOMPARE(csv.size(), 3);
    for (const QStringList &line : csv)
        QCOMPARE(line.size(), csv.constFirst().size());
    QCOMPARE(cell(csv, 1, u"id"_s), u"8"_s);
    QCOMPARE(cell(csv, 1, u"kind"_s), u"create route"_s);
    QCOMPARE(cell(csv, 1, u"state"_s), u"refused"_s);
    QCOMPARE(cell(csv, 1, u"http_status"_s), u"422"_s);
    QCOMPARE(cell(csv, 1, u"request_id"_s), u"r-1"_s);
    QCOMPARE(cell(csv, 2, u"id"_s), u"7"_s);
    QCOMPARE(cell(csv, 2, u"from"_s), u"12065550100"_s);
    QCOMPARE(cell(csv, 2, u"to"_s), u"12065550142"_s);
    QCOMPARE(cell(csv, 2, u"usd"_s), u"0.0040"_s);
    QCOMPARE(cell(csv, 2, u"usd_is_estimate"_s), u"true"_s);
    QCOMPARE(readCsv(QString::fromUtf8(journalAsCsv({}, pacific()))).size(), 1);
}

void TestJournalExport::csvQuotesAsTheRfcSays()
{
    const QString odd = u"a \"quoted\", and\r\nbroken name"_s;
    const auto csv = readCsv(QString::fromUtf8(journalAsCsv({route(odd, u"x,y"_s)}, pacific())));
    QCOMPARE(csv.size(), 2);
    QCOMPARE(cell(csv, 1, u"object"_s), odd);
    QCOMPARE(cell(csv, 1, u"error_detail"_s), u"x,y"_s);
}

void TestJournalExport::csvHoldsNoFormula_data()
{
    QTest::addColumn<QString>("text");
    const QStringList texts{u"=1+1"_s, u"+1"_s,      u"-1"_s,   u"@SUM(A1)"_s, u"\t=1"_s,
                            u"\r=1"_s, u" =cmd|x"_s, u"\n=1"_s, u"\uFF1D1"_s,  u"=HYPERLINK(\"x\")"_s};
    for (const QString &text : texts)
        QTest::newRow(qPrintable(text)) << text;
}

void TestJournalExport::csvHoldsNoFormula()
{
    QFETCH(QString, text);
    Intent intent = route(text, text);
    intent.who = text;
    const auto csv = readCsv(QString::fromUtf8(journalAsCsv({intent}, pacific())));
    for (const char *name : {"object", "who", "error_detail"})
        QCOMPARE(cell(csv, 1, QLatin1String(name)), QString(u'\'' + text));
}

void TestJournalExport::jsonHasTheSame()
{
    const QByteArray json = journalAsJson({route(u"=desk"_s), message()}, pacific());
    const QJsonArray all = QJsonDocument::fromJson(json).array();
    QCOMPARE(all.size(), 2);
    const QJsonObject first = all.at(0).toObject();
    QCOMPARE(first["id"_L1].toInt(), 8);
    QCOMPARE(first["object"_L1].toString(), u"=desk"_s); // nothing runs in JSON: as it is
    QCOMPARE(first["http_status"_L1].toInt(), 422);
    QVERIFY(!first.contains("settled_at"_L1));
    const QJsonObject second = all.at(1).toObject();
    QCOMPARE(second["usd"_L1].toString(), u"0.0040"_s);
    QCOMPARE(second["usd_is_estimate"_L1].toBool(), true);
    QCOMPARE(second["wish"_L1].toObject(), message().wish);
}

void TestJournalExport::noTextOfAMessage()
{
    for (const QByteArray &file :
         {journalAsCsv({message()}, pacific()), journalAsJson({message()}, pacific())}) {
        QVERIFY2(!file.contains(secretText.toUtf8()), file.constData());
        QVERIFY2(file.contains(textHash(secretText).toUtf8()), file.constData());
    }
}

void TestJournalExport::timesCarryTheirOffset()
{
    const auto here = readCsv(QString::fromUtf8(journalAsCsv({message()}, pacific())));
    QCOMPARE(cell(here, 1, u"recorded_at"_s), u"2026-07-01T05:00:00.250-07:00"_s);
    QCOMPARE(cell(here, 1, u"settled_at"_s), QString());
    const auto utc = readCsv(QString::fromUtf8(journalAsCsv({message()}, QTimeZone::utc())));
    const QDateTime read = QDateTime::fromString(cell(utc, 1, u"recorded_at"_s), Qt::ISODateWithMs);
    QCOMPARE(read.toMSecsSinceEpoch(), message().recordedAt);
    QVERIFY2(cell(utc, 1, u"recorded_at"_s).endsWith(u'Z')
                 || cell(utc, 1, u"recorded_at"_s).endsWith(u"+00:00"_s),
             qPrintable(cell(utc, 1, u"recorded_at"_s)));
}

QTEST_GUILESS_MAIN(TestJournalExport)
#include "tst_journalexport.moc"
