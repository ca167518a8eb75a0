// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/faultrule.h"

#include "sandbox/faultbody.h"
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

bool wildcardMatches(const QString &pattern, const QString &text)
{
    QString expression = QRegularExpression::escape(pattern);
    expression.replace("\\*"_L1, ".*"_L1);
    return QRegularExpression(QRegularExpression::anchoredPattern(expression)).match(text).hasMatch();
}

bool readNumber(const QString &text, int least, int &into)
{
    bool ok = false;
    into = text.toInt(&ok);
    return ok && into >= least;
}

bool readHeader(const QString &text, FaultRule &rule)
{
    const qsizetype colon = text.indexOf(u':');
    if (colon < 1)
        return false;
    rule.headers.append(qMakePair(text.left(colon).toLatin1(), text.mid(colon + 1).toLatin1()));
    return true;
}

bool readFlag(const QString &word, FaultRule &rule)
{
    if (word == "acts"_L1)
        rule.acts = true;
    else if (word == "held"_L1)
        rule.held = true;
    else if (word == "malformed"_L1)
        rule.malformed = true;
    else if (word == "cut"_L1)
        rule.ending = Delivery::Ending::Cut;
    else if (word == "silent"_L1)
        rule.ending = Delivery::Ending::Silent;
    else
        return false;
    return true;
}

bool readEnding(const QString &name, const QString &when, FaultRule &rule)
{
    const bool close = name == "close"_L1;
    rule.ending = close ? Delivery::Ending::Close : Delivery::Ending::Silent;
    rule.endsBefore = when == "before"_L1;
    return rule.endsBefore || (close && when == "after"_L1);
}

bool readPage(const QString &value, FaultRule &rule)
{
    rule.pageShift = value == "shift"_L1 ? 1 : value == "repeat"_L1 ? -1 : 0;
    return rule.pageShift != 0;
}

std::optional<bool> readCount(const QString &name, const QString &value, FaultRule &rule)
{
    if (name == "nth"_L1)
        return readNumber(value, 1, rule.nth);
    if (name == "count"_L1)
        return readNumber(value, 1, rule.count);
    if (name == "status"_L1)
        return readNumber(value, 200, rule.status) && rule.status < 600;
    if (name == "latency"_L1)
        return readNumber(value, 0, rule.latency);
    if (name == "late"_L1)
        return readNumber(value, 0, rule.late);
    return std::nullopt;
}

bool readText(const QString &name, const QString &value, FaultRule &rule)
{
    if (name == "body"_L1) {
        rule.body = value;
        return isFaultBody(value);
    }
    if (name == "content-type"_L1) {
        rule.contentType = value.toLatin1();
        return true;
    }
    QString *into = name == "missing"_L1 ? &rule.missing
        : name == "wrong-type"_L1        ? &rule.wrongType
        : name == "other"_L1             ? &rule.other
                                         : nullptr;
    if (into)
        *into = value;
    return into && !value.isEmpty();
}

bool readPair(const QString &name, const QString &value, FaultRule &rule)
{
    if (const std::optional<bool> understood = readCount(name, value, rule))
        return *understood;
    if (name == "header"_L1)
        return readHeader(value, rule);
    if (name == "close"_L1 || name == "silent"_L1)
        return readEnding(name, value, rule);
    if (name == "page"_L1)
        return readPage(value, rule);
    return readText(name, value, rule);
}

} // namespace

std::optional<FaultRule> FaultRule::parse(const QString &spec, QString *why)
{
    const QStringList words = spec.simplified().split(u' ');
    FaultRule rule;
    rule.spec = spec;
    rule.verb = words.value(0);
    rule.path = words.value(1);
    if (words.size() < 2 || (!rule.path.startsWith(u'/') && !rule.path.startsWith(u'*'))) {
        *why = u"a rule begins with a verb and a path, for example \"GET /v2/numbers status=503\""_s;
        return std::nullopt;
    }
    bool counted = false;
    for (const QString &word : words.mid(2)) {
        const qsizetype equals = word.indexOf(u'=');
        const QString name = word.left(equals);
        counted = counted || name == "count"_L1;
        if (name == "nth"_L1 && !counted)
            rule.count = 1;
        if (equals < 0 ? !readFlag(word, rule) : !readPair(name, word.mid(equals + 1), rule)) {
            *why = u"\"%1\" is not understood"_s.arg(word);
            return std::nullopt;
        }
    }
    return rule;
}

bool FaultRule::matches(const QByteArray &requestVerb, const QString &requestPath) const
{
    return wildcardMatches(verb, QString::fromLatin1(requestVerb)) && wildcardMatches(path, requestPath);
}

void FaultRule::applyTo(Delivery &delivery) const
{
    delivery.delay += latency;
    if (replacesAnswer())
        delivery.answer = faultAnswer(status ? status : 200, body);
    if (malformed)
        delivery.answer.body.truncate(delivery.answer.body.size() / 2);
    if (!missing.isEmpty() || !wrongType.isEmpty())
        delivery.answer.body = distorted(delivery.answer.body, missing, wrongType);
    if (!other.isEmpty())
        delivery.answer.body = aboutAnother(delivery.answer.body, other);
    if (contentType)
        delivery.answer.contentType = *contentType;
    delivery.answer.headers.append(headers);
    if (ending != Delivery::Ending::Complete)
        delivery.ending = ending;
}

} // namespace sandbox
