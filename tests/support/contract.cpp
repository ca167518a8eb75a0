// SPDX-License-Identifier: GPL-3.0-or-later
#include "contract.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace {

QJsonObject contract()
{
    QFile file(QStringLiteral(TRUNKLINE_CONTRACT));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", TRUNKLINE_CONTRACT);
    return QJsonDocument::fromJson(file.readAll()).object();
}

QByteArray bytesOf(const QJsonValue &value)
{
    return QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact);
}

QList<ContractExample> examplesOf(const QJsonObject &response, const char *what)
{
    const QJsonObject content =
        response[QLatin1String("content")].toObject()[QLatin1String("application/vnd.api+json")].toObject();
    QList<ContractExample> found;
    if (content.contains(QLatin1String("example")))
        found.append({{}, bytesOf(content[QLatin1String("example")])});
    const QJsonObject named = content[QLatin1String("examples")].toObject();
    for (auto it = named.begin(); it != named.end(); ++it)
        found.append({it.key().toUtf8(), bytesOf(it.value().toObject()[QLatin1String("value")])});
    if (found.isEmpty())
        qFatal("the contract has no example for %s", what);
    return found;
}

} // namespace

QList<ContractExample> contractExamples(const char *path, const char *method, int status)
{
    const QJsonObject operation = contract()[QLatin1String("paths")]
                                      .toObject()[QLatin1String(path)]
                                      .toObject()[QLatin1String(method)]
                                      .toObject();
    return examplesOf(operation[QLatin1String("responses")].toObject()[QString::number(status)].toObject(),
                      path);
}

QByteArray contractExample(const char *path, const char *method, int status, const char *name)
{
    const QList<ContractExample> examples = contractExamples(path, method, status);
    for (const ContractExample &example : examples) {
        if (example.name == name)
            return example.body;
    }
    qFatal("the contract has no example %s for %s", name, path);
}

QList<ContractExample> contractErrors(const char *response)
{
    const QJsonObject responses =
        contract()[QLatin1String("components")].toObject()[QLatin1String("responses")].toObject();
    return examplesOf(responses[QLatin1String(response)].toObject(), response);
}
