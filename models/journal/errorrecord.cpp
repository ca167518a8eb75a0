// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/errorrecord.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

ApiError::Kind errorKindFromWord(const QString &word)
{
    for (int kind = 0; kind <= int(ApiError::Kind::Blocked); ++kind) {
        if (kindWord(ApiError::Kind(kind)) == word)
            return ApiError::Kind(kind);
    }
    return ApiError::Kind::BadAnswer;
}

constexpr qsizetype quoteLength = 12; ///< so many characters in a row are no accident

bool quotes(const QString &words, const QString &text)
{
    const qsizetype length = qMin(quoteLength, text.size());
    for (qsizetype at = 0; length > 3 && at + length <= text.size(); ++at) {
        if (words.contains(QStringView(text).mid(at, length)))
            return true;
    }
    return false;
}

} // namespace

void withoutText(ApiError *error, const QString &text)
{
    for (QString *words : {&error->title, &error->detail}) {
        if (quotes(*words, text))
            *words = QCoreApplication::translate("trunkline::Journal", "(it quotes the message)");
    }
}

QJsonObject recordOf(const ApiError &error)
{
    QJsonObject record{{"kind"_L1, kindWord(error.kind)}};
    if (error.block != ApiError::Block::None)
        record["block"_L1] = int(error.block);
    if (error.httpStatus)
        record["status"_L1] = error.httpStatus;
    if (!error.title.isEmpty())
        record["title"_L1] = error.title;
    if (!error.detail.isEmpty())
        record["detail"_L1] = error.detail;
    if (!error.requestId.isEmpty())
        record["request"_L1] = error.requestId;
    return record;
}

ApiError errorFromRecord(const QJsonObject &record)
{
    ApiError error;
    error.kind = errorKindFromWord(record["kind"_L1].toString());
    error.block = ApiError::Block(record["block"_L1].toInt());
    error.httpStatus = record["status"_L1].toInt();
    error.title = record["title"_L1].toString();
    error.detail = record["detail"_L1].toString();
    error.requestId = record["request"_L1].toString();
    return error;
}

} // namespace trunkline
