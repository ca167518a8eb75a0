// SPDX-License-Identifier: GPL-3.0-or-later
#include "oracle.h"

#include "domain/visiblecharacters.h"

#include <cstdio>
#include <cstdlib>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace trunkline::fuzz {

void expect(bool holds, const char *what)
{
    if (holds)
        return;
    std::fprintf(stderr, "does not hold: %s\n", what);
    std::abort();
}

void expectHarmless(const ApiError &error)
{
    expectPrintable(error.title, 1000, "a title is a short line");
    expectPrintable(error.detail, 1000, "a detail is a short line");
    expectPrintable(error.requestId, 100, "a request id is a short line");
    expectPrintable(error.excerpt, 500, "an excerpt is a short line");
}

void expectPrintable(const QString &text, qsizetype longest, const char *what)
{
    expect(text.size() <= longest, what);
    expect(text.isValidUtf16(), what);
    // What would be shown otherwise than it is (a line end, half a pair, a direction mark) is not fit to be
    // shown.
    expect(visibleLine(text, int(text.size()) * 8 + 1) == text, what);
}

void expectText(const QString &text)
{
    expect(text.size() <= JsonField::LongestText, "a text is no longer than a text may be");
}

void expectId(const QString &id)
{
    expect(!id.isEmpty() && id.size() <= JsonField::LongestId, "an id is something, and short");
}

void expectTelephone(const PhoneNumber &number)
{
    const QString digits = number.digits();
    expect(!digits.isEmpty() && digits.size() <= 20, "a number has digits, at most 20");
    for (const QChar c : digits)
        expect(c >= u'0' && c <= u'9', "a number is digits");
}

void expectAmount(Money amount)
{
    expect(amount >= Money::fromNanodollars(-Money::MostNanodollars), "no amount is below all others");
    Money again;
    expect(Money::parse(amount.toString(), &again) && again == amount,
           "an amount can be read as it is shown");
}

QJsonValue dataOf(const QByteArray &body)
{
    const QJsonValue data = QJsonDocument::fromJson(body).object()["data"_L1];
    return data.isObject() && data.toObject().contains("data"_L1) ? data["data"_L1] : data;
}

QJsonValue resourceOf(const QJsonValue &element)
{
    return element.isObject() && element.toObject().contains("data"_L1) ? element["data"_L1] : element;
}

QString spelled(const QJsonValue &id)
{
    return id.isDouble() ? QString::number(id.toInteger()) : id.toString();
}

} // namespace trunkline::fuzz
