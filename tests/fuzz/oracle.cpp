// SPDX-License-Identifier: GPL-3.0-or-later
#include "oracle.h"

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
    for (const QChar c : text) {
        const bool obeyed = c.category() == QChar::Other_Control || c.category() == QChar::Other_Format
            || c.category() == QChar::Separator_Line || c.category() == QChar::Separator_Paragraph;
        expect(!obeyed, what);
    }
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
