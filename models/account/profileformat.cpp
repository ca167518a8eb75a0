// SPDX-License-Identifier: GPL-3.0-or-later
#include "account/profileformat.h"

#include "api/transport.h"

#include <algorithm>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;

namespace trunkline {

namespace {

constexpr auto formatName = "trunkline-profiles"_L1;
constexpr int longestText = 200;

template <typename Enum> struct Word {
    Enum value;
    QLatin1String word;
};

constexpr Word<SecretPlace> secretPlaces[] = {{SecretPlace::Session, "session"_L1},
                                              {SecretPlace::KeyChain, "key-chain"_L1}};
constexpr Word<MessagesApi> messagesApis[] = {{MessagesApi::V2_1, "2.1"_L1}, {MessagesApi::V2_2, "2.2"_L1}};
constexpr Word<KeepHistory> histories[] = {{KeepHistory::Off, "off"_L1},
                                           {KeepHistory::Days30, "30-days"_L1},
                                           {KeepHistory::Months13, "13-months"_L1},
                                           {KeepHistory::ForEver, "for-ever"_L1}};

template <typename Enum, std::size_t size> QString wordFor(const Word<Enum> (&words)[size], Enum value)
{
    const auto found = std::find_if(std::begin(words), std::end(words),
                                    [value](const Word<Enum> &word) { return word.value == value; });
    return found == std::end(words) ? QString() : QString(found->word);
}

/// `unknown` for a word of a newer program, `missing` where there is none.
template <typename Enum, std::size_t size>
Enum valueFor(const Word<Enum> (&words)[size], const QJsonValue &json, Enum missing, Enum unknown)
{
    if (!json.isString())
        return missing;
    const QString word = json.toString();
    const auto found = std::find_if(std::begin(words), std::end(words),
                                    [&word](const Word<Enum> &known) { return known.word == word; });
    return found == std::end(words) ? unknown : found->value;
}

QString amountText(const std::optional<Money> &money)
{
    return money ? QString::number(money->nanodollars()) : QString();
}

std::optional<Money> amountOf(const QJsonValue &json)
{
    bool isNumber = false;
    const qint64 nanodollars = json.toString().toLongLong(&isNumber);
    return isNumber && nanodollars >= 0 ? std::optional(Money::fromNanodollars(nanodollars)) : std::nullopt;
}

/// Nanodollars as text: a JSON number is a double, which would round them.
QJsonObject jsonOf(const Budget &budget)
{
    QJsonObject json{{"sms_part"_L1, amountText(budget.smsPart)}, {"mms"_L1, amountText(budget.mms)}};
    const auto addLimit = [&json](QLatin1String key, const std::optional<Money> &limit) {
        if (limit)
            json.insert(key, amountText(limit));
    };
    addLimit("per_order"_L1, budget.perOrder);
    addLimit("per_day"_L1, budget.perDay);
    addLimit("per_month"_L1, budget.perMonth);
    return json;
}

Budget budgetOf(const QJsonObject &json)
{
    Budget budget;
    budget.perOrder = amountOf(json["per_order"_L1]);
    budget.perDay = amountOf(json["per_day"_L1]);
    budget.perMonth = amountOf(json["per_month"_L1]);
    budget.smsPart = amountOf(json["sms_part"_L1]).value_or(budget.smsPart);
    budget.mms = amountOf(json["mms"_L1]).value_or(budget.mms);
    return budget;
}

QJsonObject jsonOf(const Profile &profile)
{
    QJsonObject json{{"id"_L1, profile.id},
                     {"label"_L1, profile.label},
                     {"color"_L1, profile.color},
                     {"base_url"_L1, profile.baseUrl.toString(QUrl::FullyEncoded)},
                     {"access_key"_L1, profile.accessKey},
                     {"secret"_L1, wordFor(secretPlaces, profile.secretPlace)},
                     {"messages_api"_L1, wordFor(messagesApis, profile.messagesApi)},
                     {"answer_seconds"_L1, profile.answerSeconds},
                     {"ca_file"_L1, profile.caFile},
                     {"read_only"_L1, profile.readOnly},
                     {"relock_minutes"_L1, profile.relockMinutes},
                     {"keep_history"_L1, wordFor(histories, profile.keepHistory)},
                     {"budget"_L1, jsonOf(profile.budget)}};
    if (!profile.formerAccounts.isEmpty())
        json.insert("former_accounts"_L1, QJsonArray::fromStringList(profile.formerAccounts));
    return json;
}

/// What is there, when it is in range; else the default.
int numberOf(const QJsonValue &json, int lowest, int highest, int otherwise)
{
    const int number = json.toInt(lowest - 1);
    return number >= lowest && number <= highest ? number : otherwise;
}

QString colorOf(const QJsonValue &json, const QString &otherwise)
{
    static const QRegularExpression pattern(u"^#[0-9a-fA-F]{6}$"_s);
    return pattern.match(json.toString()).hasMatch() ? json.toString() : otherwise;
}

/// Only what profileNameOf() can have made: it names a folder that is removed with the account.
QStringList accountNamesOf(const QJsonArray &json)
{
    static const QRegularExpression pattern(u"\\A[0-9a-f]{32}\\z"_s);
    QStringList names;
    for (const auto &entry : json) {
        const QString name = entry.toString();
        if (pattern.match(name).hasMatch() && !names.contains(name))
            names += name;
    }
    return names;
}

Profile profileOf(const QJsonObject &json)
{
    const Profile defaults;
    Profile profile;
    profile.id = json["id"_L1].toString().left(longestText);
    profile.baseUrl = QUrl(json["base_url"_L1].toString(), QUrl::StrictMode);
    profile.accessKey = json["access_key"_L1].toString().left(longestText);
    profile.label = json["label"_L1].toString().simplified().left(longestText);
    if (profile.label.isEmpty())
        profile.label = profile.baseUrl.host();
    profile.color = colorOf(json["color"_L1], defaults.color);
    profile.secretPlace =
        valueFor(secretPlaces, json["secret"_L1], SecretPlace::Session, SecretPlace::Session);
    profile.messagesApi =
        valueFor(messagesApis, json["messages_api"_L1], defaults.messagesApi, defaults.messagesApi);
    profile.answerSeconds = numberOf(json["answer_seconds"_L1], shortestAnswerSeconds, longestAnswerSeconds,
                                     defaults.answerSeconds);
    profile.caFile = json["ca_file"_L1].toString();
    // Careful where it cannot be read: somebody may have meant to lock it.
    const QJsonValue readOnly = json["read_only"_L1];
    profile.readOnly = readOnly.isBool() ? readOnly.toBool() : !readOnly.isUndefined();
    profile.relockMinutes =
        numberOf(json["relock_minutes"_L1], 0, longestRelockMinutes, defaults.relockMinutes);
    profile.keepHistory =
        valueFor(histories, json["keep_history"_L1], defaults.keepHistory, defaults.keepHistory);
    profile.budget = budgetOf(json["budget"_L1].toObject());
    profile.formerAccounts = accountNamesOf(json["former_accounts"_L1].toArray());
    return profile;
}

} // namespace

ProfileFile readProfiles(const QByteArray &bytes)
{
    ProfileFile out;
    const QJsonObject file = QJsonDocument::fromJson(bytes).object();
    out.version = file["version"_L1].toInt();
    if (file["format"_L1] != formatName || out.version < 1 || !file["profiles"_L1].isArray())
        out.problem = ProfileFile::Problem::Unreadable;
    else if (out.version > profileFormatVersion)
        out.problem = ProfileFile::Problem::Newer;
    if (out.problem != ProfileFile::Problem::None)
        return out;
    QSet<QString> ids;
    // A version that changes what a field means is brought up to ours here, one step a version.
    const QJsonArray profiles = file["profiles"_L1].toArray();
    for (const auto &json : profiles) {
        Profile profile = profileOf(json.toObject());
        if (!Transport::isAcceptable(profile.baseUrl)) {
            ++out.leftOut;
            continue;
        }
        if (profile.id.isEmpty() || ids.contains(profile.id))
            profile.id = newProfileId();
        ids.insert(profile.id);
        out.profiles.append(profile);
    }
    return out;
}

QByteArray writeProfiles(const QList<Profile> &profiles)
{
    QJsonArray list;
    for (const Profile &profile : profiles)
        list.append(jsonOf(profile));
    const QJsonObject file{
        {"format"_L1, formatName}, {"version"_L1, profileFormatVersion}, {"profiles"_L1, list}};
    return QJsonDocument(file).toJson(QJsonDocument::Indented);
}

} // namespace trunkline
