// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchplace.h"

#include "archive/foldedtext.h"
#include "archive/messagerecord.h"
#include "domain/messageparts.h"
#include "domain/messagestatus.h"

#include <algorithm>
#include <QRegularExpression>

using namespace trunkline;
using namespace Qt::StringLiterals;

namespace {

using Key = QueryTerm::Key;

const QStringList pieces{u"Your parcel"_s,
                         u"was Delayed"_s,
                         u"code 0142"_s,
                         u"Grüße aus Köln"_s,
                         u"CRÈME brûlée"_s,
                         u"Straße"_s,
                         u"ваш Код"_s,
                         u"заказ готов"_s,
                         u"您的包裹"_s,
                         u"已送达"_s,
                         u"確認コード"_s,
                         u"배송됩니다"_s,
                         u"👍"_s,
                         u"🍕🚗 on its way"_s,
                         u"a"_s,
                         u"ok"_s,
                         u"555-0155"_s,
                         u"\"quoted\" 5%"_s,
                         u"x_y"_s,
                         u"Reply STOP"_s,
                         u"it's"_s,
                         u"zebra"_s,
                         u"ﬁne ｗｉｄｅ"_s,
                         u"Ångström"_s};

quint32 mixed(quint32 value)
{
    value = (value ^ (value >> 16)) * 0x45d9f3bU;
    value = (value ^ (value >> 16)) * 0x45d9f3bU;
    return value ^ (value >> 16);
}

PhoneNumber numberOf(quint32 dice)
{
    if (dice % 23 == 0)
        return PhoneNumber::fromService(u"Anonymous"_s);
    if (dice % 29 == 0)
        return PhoneNumber::fromService(u"Shop%1"_s.arg(dice % 60));
    if (dice % 19 == 0)
        return PhoneNumber::fromService(u"442055501%1"_s.arg(dice % 7, 2, 10, QChar(u'0')));
    return PhoneNumber::fromService(
        u"1%1555%2"_s.arg(dice % 3 == 0 ? 206 : 303).arg(100 + dice % 60, 4, 10, QChar(u'0')));
}

bool begins(const QString &digits, const QString &typed)
{
    if (std::any_of(typed.begin(), typed.end(), [](QChar c) { return c.isLetter(); }))
        return digits.startsWith(typed, Qt::CaseInsensitive);
    const QString prefix = digitsOf(typed);
    return digits.startsWith(prefix)
        || (!typed.startsWith(u'+') && digits.startsWith(QString(u'1' + prefix)));
}

MessageStatusGroup groupOf(const Message &message)
{
    switch (messageStatus(message)) {
    case MessageStatus::Received:
        return MessageStatusGroup::Received;
    case MessageStatus::Accepted:
    case MessageStatus::HandedOver:
        return MessageStatusGroup::Underway;
    case MessageStatus::AcceptedByCarrier:
    case MessageStatus::Delivered:
        return MessageStatusGroup::Arrived;
    case MessageStatus::Failed:
        break;
    }
    return MessageStatusGroup::Failed;
}

/// One or two digits where a number ends, or begins without the 1 of North America; one needs another beside
/// it.
QRegularExpression edgesWith(const QString &digits)
{
    static QHash<QString, QRegularExpression> known;
    QRegularExpression &edges = known[digits];
    if (edges.pattern().isEmpty())
        edges.setPattern(
            QString(digits.size() > 1 ? u"^1%1|^(?!1)%1|%1$"_s : u"^1%1|^(?!1)%1\\d|\\d%1$"_s).arg(digits));
    return edges;
}

/// Of the same texts for query after query.
QString foldedOnce(const QString &text)
{
    static QHash<QString, QString> known;
    auto found = known.constFind(text);
    if (found == known.cend())
        found = known.insert(text, folded(text));
    return *found;
}

/// As a text that sorts like the column.
QByteArray sortKey(const Message &message, MessageColumn column)
{
    const auto number = [](qint64 value) { return QByteArray::number(value).rightJustified(20, '0'); };
    const MessageRecord record = recordOf(message);
    switch (column) {
    case MessageColumn::Direction:
        return number(record.outbound);
    case MessageColumn::Sender:
        return record.sender;
    case MessageColumn::Recipient:
        return record.recipient;
    case MessageColumn::Body:
        return record.bodyKey;
    case MessageColumn::Status:
        return number(record.status);
    case MessageColumn::Kind:
        return number(record.kind);
    case MessageColumn::Parts:
        return number(record.parts);
    case MessageColumn::Cost:
        return number(record.cost);
    case MessageColumn::Time:
        break;
    }
    return {};
}

} // namespace

SearchPlace::SearchPlace(int count, int unindexed)
{
    QList<Message> indexed;
    QList<Message> later;
    for (int i = 0; i < count; ++i)
        (i % count < unindexed * 2 && i % 2 == 0 ? later : indexed) += made(i);
    if (m_writer.open(path()) || m_writer.store(indexed))
        qFatal("no archive");
    int left = 1;
    while (left > 0) {
        if (m_writer.index(1'000, &left))
            qFatal("no index");
    }
    if (m_writer.store(later))
        qFatal("no archive");
    readAll();
}

Message SearchPlace::made(int number)
{
    quint32 state = mixed(quint32(number) + 77);
    const auto next = [&state] { return state = mixed(state + 0x9e3779b9U); };
    Message message;
    message.id = u"mdr2-"_s + QString::number(number, 16).rightJustified(32, u'0');
    // Some within one millisecond, and across some days.
    message.at = 1'767'225'600'000 + qint64(number / 3) * 120'000;
    message.outbound = next() % 3 != 0;
    message.from = numberOf(next());
    message.to = numberOf(next());
    QStringList said;
    for (quint32 i = next() % 5; i > 0; --i)
        said += pieces.at(int(next() % quint32(pieces.size())));
    message.body = said.join(next() % 2 == 0 ? u" "_s : u"\n"_s);
    message.isMms = next() % 10 == 0;
    message.amount = Money::fromNanodollars(4'000'000 + next() % 3 * 1'000'000);
    if (message.outbound && next() % 4 != 0) {
        DeliveryReceipt receipt;
        receipt.level = 2;
        receipt.code = QList<int>{1003, 1004, 1110}.at(int(next() % 3));
        receipt.at = message.at + 500;
        message.receipts = {receipt};
    }
    return message;
}

void SearchPlace::readAll()
{
    m_messages.clear();
    ArchiveStatement all(m_writer.database().handle(),
                         "SELECT seq, " TRUNKLINE_MESSAGE_COLUMNS " FROM messages");
    while (all.step() == ArchiveStatement::Step::Row) {
        Message message;
        if (!messageOf(readRecord(all, 1), &message))
            qFatal("unreadable");
        m_messages.insert(all.integer(0), message);
    }
}

bool SearchPlace::fulfils(const MessageQuery &query, const Message &message) const
{
    const QString body = foldedOnce(message.body);
    const QString from = message.from.digits();
    const QString to = message.to.digits();
    const auto is = [](const QStringList &values, auto accepts) {
        return values.isEmpty() || std::any_of(values.begin(), values.end(), accepts);
    };
    const auto all = [&query](Key key, auto accepts) {
        const QStringList values = query.values(key);
        return std::all_of(values.begin(), values.end(), accepts);
    };
    const auto inNumbers = [&](const QString &typed) {
        return from.contains(digitsOf(typed)) || to.contains(digitsOf(typed));
    };
    const auto inEither = [&](const QString &typed) {
        const QString digits = digitsOf(typed);
        return digits.size() > 2 ? inNumbers(typed)
                                 : from.contains(edgesWith(digits)) || to.contains(edgesWith(digits));
    };
    const std::optional<TimeRange> range = query.range();
    return (!range || range->contains(message.at)) && query.groups().contains(groupOf(message))
        && is(query.values(Key::Type), [&](const QString &v) { return (v == "mms"_L1) == message.isMms; })
        && is(query.values(Key::Direction),
              [&](const QString &v) { return (v == "out"_L1) == message.outbound; })
        && is(query.values(Key::From), [&](const QString &v) { return begins(from, v); })
        && is(query.values(Key::To), [&](const QString &v) { return begins(to, v); })
        && all(Key::Word, [&](const QString &v) { return body.contains(foldedOnce(v)); })
        && all(Key::Digits, [&](const QString &v) { return body.contains(foldedOnce(v)) || inEither(v); })
        && all(Key::Number, inNumbers);
}

QList<qint64> SearchPlace::expected(const MessageQuery &query) const
{
    QList<std::pair<QByteArray, qint64>> rows;
    for (auto row = m_messages.cbegin(); row != m_messages.cend(); ++row) {
        if (fulfils(query, *row))
            rows.append({sortKey(*row, query.sort.column), row.key()});
    }
    std::sort(rows.begin(), rows.end());
    QList<qint64> seqs;
    for (const auto &[key, seq] : rows)
        seqs += seq;
    if (query.sort.descending)
        std::reverse(seqs.begin(), seqs.end());
    return seqs;
}
