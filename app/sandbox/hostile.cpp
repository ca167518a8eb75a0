// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/hostile.h"

#include "sandbox/hostilejson.h"
#include "sandbox/hostiletexts.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

constexpr int longTexts = 3; // of a page; with all of them it would only be too large
constexpr int megabyte = 1'048'576;

QJsonObject documentOf(const Delivery &delivery)
{
    return QJsonDocument::fromJson(delivery.answer.body).object();
}

void answerWith(Delivery &delivery, const QJsonObject &document)
{
    if (!delivery.answer.body.isEmpty())
        delivery.answer.body = withRawBytes(QJsonDocument(document).toJson(QJsonDocument::Compact));
}

void changeAttributes(Delivery &delivery, const AttributeChange &change)
{
    answerWith(delivery, withAttributes(documentOf(delivery), change));
}

/// Every number becomes the same one, written as these bytes.
void numbersAs(Delivery &delivery, const QByteArray &number)
{
    const QString mark = u"~NUMBER~"_s;
    changeAttributes(delivery, [&mark](const QString &, const QJsonValue &value) {
        return value.isDouble() ? QJsonValue(mark) : value;
    });
    delivery.answer.body.replace("\"~NUMBER~\"", number);
}

void textsAs(Delivery &delivery, const QString &text)
{
    answerWith(delivery, withTexts(documentOf(delivery), [&text](const QString &, int) { return text; }));
}

/// A body of that text; other fields get as much of it as fits into a label.
void longTextsAs(Delivery &delivery, const QString &text)
{
    answerWith(delivery, withTexts(documentOf(delivery), [&text](const QString &key, int place) {
                   if (place >= longTexts)
                       return text.left(100);
                   const bool isShort = key == "from"_L1 || key == "to"_L1;
                   return key == "body"_L1 ? text : text.left(isShort ? 200 : 8'000);
               }));
}

void replaceBody(Delivery &delivery, const QByteArray &body)
{
    if (!delivery.answer.body.isEmpty())
        delivery.answer.body = body;
}

void asError(Delivery &delivery, int status, const QByteArray &body, const QByteArray &contentType)
{
    delivery.answer.status = status;
    delivery.answer.body = body;
    delivery.answer.contentType = contentType;
}

void errorTexts(Delivery &delivery)
{
    const QJsonObject detail{{u"<b>field</b>"_s, QJsonArray{nastytext::bidi(), nastytext::html()}},
                             {u"other"_s, QString(u"long "_s + QString(9'000, u'x'))}};
    const QJsonObject error{{u"id"_s, nastytext::invisible()},
                            {u"status"_s, nastytext::controls()},
                            {u"title"_s, QString(nastytext::html() + nastytext::placeholders())},
                            {u"detail"_s, detail}};
    const QJsonDocument document(QJsonObject{{u"errors"_s, QJsonArray{error}}});
    asError(delivery, 422, withRawBytes(document.toJson(QJsonDocument::Compact)), "application/vnd.api+json");
}

void errorPage(Delivery &delivery)
{
    const QByteArray page = "<html><script>alert(1)</script>" + QByteArray(megabyte, 'x') + "</html>";
    asError(delivery, 500, page, "text/html");
}

void redirect(Delivery &delivery)
{
    asError(delivery, 302, {}, {});
    delivery.answer.headers.append(qMakePair("Location"_ba, "http://192.0.2.1/v2/numbers"_ba));
}

void compressedBomb(Delivery &delivery)
{
    // zlib's format, which HTTP calls deflate; qCompress puts four bytes of its own in front.
    static const QByteArray bomb = qCompress(QByteArray(24 * megabyte, ' '), 9).mid(4);
    replaceBody(delivery, bomb);
    delivery.answer.headers.append(qMakePair("Content-Encoding"_ba, "deflate"_ba));
}

void spoilTypes(Delivery &delivery)
{
    changeAttributes(delivery, [](const QString &, const QJsonValue &value) {
        return value.isString() ? QJsonValue(QJsonArray{7}) : QJsonValue(QJsonObject{{u"x"_s, u"y"_s}});
    });
}

void spellNumbers(Delivery &delivery)
{
    changeAttributes(delivery, [](const QString &, const QJsonValue &value) {
        return value.isDouble() || value.isBool() ? QJsonValue(value.toVariant().toString()) : value;
    });
}

void oddTimes(Delivery &delivery)
{
    changeAttributes(delivery, [](const QString &key, const QJsonValue &value) {
        return key == "timestamp"_L1 ? QJsonValue(u"9999-12-31T23:59:59.999999999+14:00"_s) : value;
    });
}

void foreignLinks(Delivery &delivery)
{
    answerWith(delivery, withLinks(documentOf(delivery), [] { return u"http://192.0.2.1/next?a=1"_s; }));
}

using D = Delivery;
using Ending = Delivery::Ending;

const QList<Nasty> &documents()
{
    static const QList<Nasty> list{
        {"wrong-types", "every attribute is of another type", spoilTypes},
        {"absent-fields", "no resource has an attribute",
         [](D &d) { changeAttributes(d, [](auto &, auto &) { return QJsonValue(QJsonValue::Undefined); }); }},
        {"null-fields", "every attribute is null",
         [](D &d) { changeAttributes(d, [](auto &, auto &) { return QJsonValue(); }); }},
        {"numbers-as-text", "numbers, true and false are spelled as text", spellNumbers},
        {"huge-numbers", "every number is the largest of 64 bits",
         [](D &d) { numbersAs(d, "9223372036854775807"); }},
        {"overflowing-numbers", "every number is larger than a double", [](D &d) { numbersAs(d, "1e400"); }},
        {"negative-numbers", "every number is far below zero",
         [](D &d) { numbersAs(d, "-9007199254740991"); }},
        {"odd-times", "every time is at the end of the calendar", oddTimes},
        {"duplicate-ids", "every item of a list has the id of the first",
         [](D &d) { answerWith(d, withOneId(documentOf(d))); }},
        {"many-items", "a page has 2,000 items, as many as are read",
         [](D &d) { answerWith(d, withItems(documentOf(d), 2'000)); }},
        {"too-many-items", "a page has 10,000 items",
         [](D &d) { answerWith(d, withItems(documentOf(d), 10'000)); }},
        {"too-many-values", "a page has 300,000 values",
         [](D &d) { replaceBody(d, "{\"data\":[" + QByteArray("{},").repeated(300'000) + "{}]}"); }},
        {"deep-nesting", "100,000 lists inside each other",
         [](D &d) { replaceBody(d, "{\"data\":" + QByteArray(100'000, '[')); }},
        {"foreign-links", "every link points to another host", foreignLinks},
    };
    return list;
}

const QList<Nasty> &texts()
{
    static const QList<Nasty> list{
        {"bidi", "texts turn what is around them about", [](D &d) { textsAs(d, nastytext::bidi()); }},
        {"invisible", "texts have every invisible character",
         [](D &d) { textsAs(d, nastytext::invisible()); }},
        {"html", "texts are HTML with scripts and pictures", [](D &d) { textsAs(d, nastytext::html()); }},
        {"placeholders", "texts have what formats, menus and spreadsheets act on",
         [](D &d) { textsAs(d, nastytext::placeholders()); }},
        {"controls", "texts have NULs and other control characters",
         [](D &d) { textsAs(d, nastytext::controls()); }},
        {"lone-surrogates", "texts have halves of surrogate pairs",
         [](D &d) { textsAs(d, nastytext::loneSurrogates()); }},
        {"combining", "texts have letters under heaps of accents",
         [](D &d) { textsAs(d, nastytext::combining()); }},
        {"long-line", "bodies are one line of a megabyte, other texts of 8,000 characters",
         [](D &d) { longTextsAs(d, u"lorem ipsum "_s.repeated(megabyte / 12)); }},
        {"hebrew-line", "the same in Hebrew",
         [](D &d) { longTextsAs(d, QString(megabyte / 2, QChar(0x05D0))); }},
        {"mixed-line", "the same in scripts of both directions",
         [](D &d) { longTextsAs(d, u"a\u05D0\u0628\u0915 "_s.repeated(megabyte / 10)); }},
        {"many-lines", "the same of line ends only", [](D &d) { longTextsAs(d, QString(megabyte, u'\n')); }},
        {"invisible-line", "the same of overrides only",
         [](D &d) { longTextsAs(d, QString(megabyte / 3, QChar(0x202E))); }},
        {"raw-nul", "NUL bytes in the document", [](D &d) { textsAs(d, nastytext::rawNul()); }},
        {"invalid-utf8", "bytes that are no UTF-8", [](D &d) { textsAs(d, nastytext::invalidUtf8()); }},
    };
    return list;
}

const QList<Nasty> &answers()
{
    static const QList<Nasty> list{
        {"not-json", "a page of HTML with status 200",
         [](D &d) { replaceBody(d, "<html><script>alert(1)</script></html>"); }},
        {"empty-body", "nothing, with status 200", [](D &d) { d.answer.body.clear(); }},
        {"error-texts", "422 with nasty texts", errorTexts},
        {"error-page", "500 with a megabyte of HTML", errorPage},
        {"redirect", "302 to another host", redirect},
        {"compressed-bomb", "24 megabytes in 24 kilobytes", compressedBomb},
        {"slow-drip", "one byte every 50 milliseconds", [](D &d) { d.ending = Ending::Drip; }},
        {"endless-headers", "headers without an end", [](D &d) { d.ending = Ending::EndlessHead; }},
        {"endless-body", "a body without an end", [](D &d) { d.ending = Ending::EndlessBody; }},
        {"endless-chunk", "one chunk without an end", [](D &d) { d.ending = Ending::EndlessChunk; }},
    };
    return list;
}

} // namespace

const QList<Nasty> &nasties()
{
    static const QList<Nasty> all = documents() + texts() + answers();
    return all;
}

void spoil(Delivery &delivery, const QString &name)
{
    for (const Nasty &nasty : nasties()) {
        if (name == QLatin1String(nasty.name))
            nasty.spoil(delivery);
    }
}

} // namespace sandbox
