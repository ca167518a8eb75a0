// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/jsonreader.h"
#include "api/result.h"
#include "api/transport.h"
#include "domain/money.h"
#include "domain/page.h"
#include "domain/phonenumber.h"

#include <QJsonArray>
#include <QJsonValue>

/// What must hold whatever comes in. The expectations are written from the headers of the code under test,
/// and look at the bytes by other means than it does.
namespace trunkline::fuzz {

/// Says what does not hold and ends the program in the way libFuzzer keeps the input for.
void expect(bool holds, const char *what);

/// An error fits into a window, and its texts have nothing in them that a terminal or a log would obey.
void expectHarmless(const ApiError &error);
/// On one line, of whole code points, and everything in it is seen as it is (domain/visiblecharacters.h).
void expectPrintable(const QString &text, qsizetype longest, const char *what);

/// What every value of an answer is that was read (jsonreader.h), however it came.
void expectText(const QString &text);
void expectId(const QString &id);
void expectTelephone(const PhoneNumber &number);
/// Any amount, whoever made it: within the range, and spelled so that it can be read.
void expectAmount(Money amount);

/// The `data` of an answer, of the inner document where it is wrapped twice.
QJsonValue dataOf(const QByteArray &body);
/// The resource itself, where an element of a list is wrapped once more.
QJsonValue resourceOf(const QJsonValue &element);
/// An id that came as text or number.
QString spelled(const QJsonValue &id);

/// Reading the same twice gives the same; hands on the first.
template <typename T, typename Read> Result<T> readTwice(Read read)
{
    Result<T> first = read();
    const Result<T> second = read();
    expect(first.ok() == second.ok(), "the same answer can be read twice or not at all");
    if (first.ok()) {
        expect(first.value() == second.value(), "the same answer means the same twice");
    } else {
        expect(first.error() == second.error(), "the same answer is wrong in the same way twice");
        expect(first.error().kind == ApiError::Kind::BadAnswer, "what cannot be read is a bad answer");
        expectHarmless(first.error());
    }
    return first;
}

/// A list is read whole or not at all. `check` gets an item and what it was made of.
template <typename T, typename Check>
void readPage(const QByteArray &body, Result<Page<T>> (*decode)(const Answer &), Check check)
{
    const auto items = readTwice<QList<T>>([&]() -> Result<QList<T>> {
        Result<Page<T>> page = decode(Answer{200, body});
        if (!page.ok())
            return page.error();
        return page.takeValue().items;
    });
    if (!items.ok())
        return;
    const QJsonValue data = dataOf(body);
    expect(data.toArray().size() == items.value().size(), "no item is dropped or made up");
    expect(items.value().size() <= JsonField::MostItems, "a page has an end");
    for (qsizetype i = 0; i < items.value().size(); ++i)
        check(items.value().at(i), resourceOf(data[i]));
}

} // namespace trunkline::fuzz
