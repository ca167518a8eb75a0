// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal/errorrecord.h"

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

ApiError::Kind kindFromWord(const QString &word)
{
    for (int kind = 0; kind <= int(ApiError::Kind::Blocked); ++kind) {
        if (kindWord(ApiError::Kind(kind)) == word)
            return ApiError::Kind(kind);
    }
    return ApiError::Kind::BadAnswer;
}

} // namespace

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
    error.kind = kindFromWord(record["kind"_L1].toString());
    error.block = ApiError::Block(record["block"_L1].toInt());
    error.httpStatus = record["status"_L1].toInt();
    error.title = record["title"_L1].toString();
    error.detail = record["detail"_L1].toString();
    error.requestId = record["request"_L1].toString();
    return error;
}

} // namespace trunkline
