// SPDX-License-Identifier: GPL-3.0-or-later
#include "archive/messagemore.h"

#include <QCborStreamReader>
#include <QCborStreamWriter>
#include <QHash>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

/// What the service says again and again, by its number in the file: new ones go to the end.
const QStringList &usualWords()
{
    static const QStringList words{
        u"longcode"_s,
        u"toll-free"_s,
        u"smsc submit"_s,
        u"mmsc submit"_s,
        u"message buffered"_s,
        u"delivered"_s,
        u"Message has been sent"_s,
        u"Message accepted by Carrier"_s,
        u"Message delivered to handset"_s,
        u"Message queued for delivery"_s,
        u"image/jpeg"_s,
        u"image/png"_s,
    };
    return words;
}

void write(QCborStreamWriter &writer, const QString &text)
{
    static const QHash<QString, int> numbers = [] {
        QHash<QString, int> made;
        for (const QString &word : usualWords())
            made.insert(word, int(made.size()));
        return made;
    }();
    const auto number = numbers.constFind(text);
    if (number != numbers.cend())
        writer.append(*number);
    else
        writer.append(text);
}

void write(QCborStreamWriter &writer, const std::optional<Money> &money)
{
    if (money)
        writer.append(money->nanodollars());
    else
        writer.append(nullptr);
}

void write(QCborStreamWriter &writer, const std::optional<PriceDetails> &price)
{
    if (!price) {
        writer.append(nullptr);
        return;
    }
    writer.startArray(4);
    for (const std::optional<Money> &money : {price->base, price->surcharge, price->charged})
        write(writer, money);
    writer.append(price->segments);
    writer.endArray();
}

/// Differences of times are short where times are long. They may wrap: times from outside can be anything.
qint64 difference(qint64 a, qint64 b)
{
    return qint64(quint64(a) - quint64(b));
}

qint64 sum(qint64 a, qint64 b)
{
    return qint64(quint64(a) + quint64(b));
}

void write(QCborStreamWriter &writer, const DeliveryReceipt &receipt, qint64 messageAt)
{
    writer.startArray(5);
    writer.append(receipt.level);
    write(writer, receipt.status);
    if (receipt.code)
        writer.append(*receipt.code);
    else
        writer.append(nullptr);
    write(writer, receipt.codeDescription);
    writer.append(difference(receipt.at, messageAt));
    writer.endArray();
}

void write(QCborStreamWriter &writer, const MediaFile &file)
{
    writer.startArray(5);
    for (const QString &text : {file.id, file.name, file.mimeType})
        write(writer, text);
    writer.append(file.size);
    write(writer, file.url);
    writer.endArray();
}

/// Reads value by value; after the first that is not what it should be everything is empty.
class Reader {
public:
    explicit Reader(const QByteArray &bytes)
        : m_cbor(bytes)
    {
    }
    bool isFine() const { return m_fine; }

    bool enter()
    {
        m_fine = m_fine && m_cbor.isArray() && m_cbor.enterContainer();
        return m_fine;
    }
    bool hasNext() { return m_fine && m_cbor.hasNext(); }
    /// What a later version put at the end is left out.
    void leave()
    {
        while (hasNext())
            m_fine = m_cbor.next();
        m_fine = m_fine && m_cbor.leaveContainer();
    }
    bool takeNull() { return m_fine && m_cbor.isNull() && m_cbor.next(); }
    qint64 integer()
    {
        if (!m_fine || !m_cbor.isInteger())
            return fail();
        const qint64 value = m_cbor.toInteger();
        m_fine = m_cbor.next();
        return value;
    }
    bool flag()
    {
        if (!m_fine || !m_cbor.isBool())
            return fail();
        const bool value = m_cbor.toBool();
        m_fine = m_cbor.next();
        return value;
    }
    QString text()
    {
        if (m_fine && m_cbor.isInteger()) {
            const QString word = usualWords().value(integer());
            m_fine = m_fine && !word.isEmpty();
            return word;
        }
        QString whole;
        m_fine = m_fine && m_cbor.isString();
        while (m_fine) {
            const auto part = m_cbor.readString();
            whole += part.data;
            m_fine = part.status != QCborStreamReader::Error;
            if (part.status == QCborStreamReader::EndOfString)
                break;
        }
        return whole;
    }
    std::optional<Money> money()
    {
        return takeNull() ? std::optional<Money>() : Money::fromNanodollars(integer());
    }

private:
    bool fail()
    {
        m_fine = false;
        return false;
    }

    QCborStreamReader m_cbor;
    bool m_fine = true;
};

std::optional<PriceDetails> readPrice(Reader &reader)
{
    if (reader.takeNull() || !reader.enter())
        return {};
    PriceDetails price;
    for (std::optional<Money> *money : {&price.base, &price.surcharge, &price.charged})
        *money = reader.money();
    price.segments = int(reader.integer());
    reader.leave();
    return price;
}

DeliveryReceipt readReceipt(Reader &reader, qint64 messageAt)
{
    DeliveryReceipt receipt;
    if (!reader.enter())
        return receipt;
    receipt.level = int(reader.integer());
    receipt.status = reader.text();
    if (!reader.takeNull())
        receipt.code = int(reader.integer());
    receipt.codeDescription = reader.text();
    receipt.at = sum(reader.integer(), messageAt);
    reader.leave();
    return receipt;
}

MediaFile readMedia(Reader &reader)
{
    MediaFile file;
    if (!reader.enter())
        return file;
    for (QString *text : {&file.id, &file.name, &file.mimeType})
        *text = reader.text();
    file.size = reader.integer();
    file.url = reader.text();
    reader.leave();
    return file;
}

template <typename Item, typename Read> QList<Item> readList(Reader &reader, Read read)
{
    QList<Item> items;
    if (!reader.enter())
        return items;
    while (reader.hasNext())
        items.append(read());
    reader.leave();
    return items;
}

} // namespace

QByteArray encodedMore(const Message &message)
{
    QByteArray bytes;
    QCborStreamWriter writer(&bytes);
    writer.startArray(7);
    write(writer, message.type);
    write(writer, message.status);
    writer.append(message.isUcs2);
    writer.append(message.amount.nanodollars());
    write(writer, message.price);
    writer.startArray(quint64(message.receipts.size()));
    for (const DeliveryReceipt &receipt : message.receipts)
        write(writer, receipt, message.at);
    writer.endArray();
    writer.startArray(quint64(message.media.size()));
    for (const MediaFile &file : message.media)
        write(writer, file);
    writer.endArray();
    writer.endArray();
    return bytes;
}

bool decodeMore(const QByteArray &bytes, Message *message)
{
    Reader reader(bytes);
    if (!reader.enter())
        return false;
    message->type = reader.text();
    message->status = reader.text();
    message->isUcs2 = reader.flag();
    message->amount = Money::fromNanodollars(reader.integer());
    message->price = readPrice(reader);
    message->receipts =
        readList<DeliveryReceipt>(reader, [&reader, message] { return readReceipt(reader, message->at); });
    message->media = readList<MediaFile>(reader, [&reader] { return readMedia(reader); });
    reader.leave();
    return reader.isFine();
}

} // namespace trunkline
