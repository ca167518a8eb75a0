// SPDX-License-Identifier: GPL-3.0-or-later
#include "journalexport.h"

#include "journalwords.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

struct Field {
    QLatin1String name;
    QString text;
};

QString isoTime(qint64 at, const QTimeZone &zone)
{
    if (at == 0)
        return {};
    // Of a moment with a zone Qt writes no offset, of one with an offset it does.
    const int offset = zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(at, Qt::UTC));
    return QDateTime::fromMSecsSinceEpoch(at, Qt::OffsetFromUTC, offset).toString(Qt::ISODateWithMs);
}

QList<Field> fieldsOf(const Intent &intent, const QTimeZone &zone)
{
    const bool isMessage = intent.kind == WriteKind::SendMessage;
    const ApiError &error = intent.error;
    return {
        {"id"_L1, QString::number(intent.id)},
        {"recorded_at"_L1, isoTime(intent.recordedAt, zone)},
        {"started_at"_L1, isoTime(intent.startedAt, zone)},
        {"ended_at"_L1, isoTime(intent.endedAt, zone)},
        {"who"_L1, intent.who},
        {"kind"_L1, kindWord(intent.kind)},
        {"object"_L1, isMessage ? QString() : intent.object},
        {"from"_L1, isMessage ? JournalWords::sender(intent).digits() : QString()},
        {"to"_L1, isMessage ? JournalWords::recipient(intent).digits() : QString()},
        {"text_sha256"_L1, intent.wish["sha256"_L1].toString()},
        {"usd"_L1, intent.cost.isZero() ? QString() : intent.cost.toString().remove(u'$')},
        {"usd_is_estimate"_L1, intent.costIsEstimate ? u"true"_s : QString()},
        {"order"_L1, intent.order},
        {"state"_L1, stateWord(intent.state)},
        {"settled_at"_L1, isoTime(intent.settledAt, zone)},
        {"settled_by"_L1, intent.settledBy},
        {"reference"_L1, intent.reference},
        {"pending"_L1, intent.messagingPending ? u"messaging"_s : QString()},
        {"error"_L1, kindWord(error.kind)},
        {"http_status"_L1, error.httpStatus > 0 ? QString::number(error.httpStatus) : QString()},
        {"error_title"_L1, error.title},
        {"error_detail"_L1, error.detail},
        {"request_id"_L1, error.requestId},
    };
}

/// Whether a spreadsheet may take the text for a formula: by its first sign, blanks before it not counted,
/// also in the wide forms of East Asian keyboards.
bool looksLikeFormula(const QString &text)
{
    if (text.startsWith(u'\t') || text.startsWith(u'\r') || text.startsWith(u'\n'))
        return true;
    const QString trimmed = text.trimmed();
    return !trimmed.isEmpty() && QStringView(u"=+-@\uFF1D\uFF0B\uFF0D\uFF20").contains(trimmed.front());
}

QString csvCell(QString text)
{
    if (looksLikeFormula(text))
        text.prepend(u'\'');
    const bool quoted = text.contains(u'"') || text.contains(u',') || text.contains(u'\n')
        || text.contains(u'\r') || text.startsWith(u' ') || text.endsWith(u' ');
    return quoted ? u'"' + text.replace(u'"', u"\"\""_s) + u'"' : text;
}

} // namespace

QByteArray journalAsCsv(const QList<Intent> &intents, const QTimeZone &zone)
{
    const auto line = [](const QList<Field> &fields, auto cell) {
        QStringList cells;
        for (const Field &field : fields)
            cells += cell(field);
        return QString(cells.join(u',') + u"\r\n"_s).toUtf8();
    };
    QByteArray csv = line(fieldsOf({}, zone), [](const Field &field) { return QString(field.name); });
    for (const Intent &intent : intents)
        csv += line(fieldsOf(intent, zone), [](const Field &field) { return csvCell(field.text); });
    return csv;
}

QByteArray journalAsJson(const QList<Intent> &intents, const QTimeZone &zone)
{
    QJsonArray all;
    for (const Intent &intent : intents) {
        QJsonObject one;
        const QList<Field> fields = fieldsOf(intent, zone);
        for (const Field &field : fields) {
            if (!field.text.isEmpty())
                one[field.name] = field.text;
        }
        one["id"_L1] = intent.id;
        if (intent.costIsEstimate)
            one["usd_is_estimate"_L1] = true;
        if (intent.error.httpStatus > 0)
            one["http_status"_L1] = intent.error.httpStatus;
        if (!intent.wish.isEmpty())
            one["wish"_L1] = intent.wish;
        all.append(one);
    }
    return QJsonDocument(all).toJson();
}

} // namespace trunkline
