// SPDX-License-Identifier: GPL-3.0-or-later
#include "sandbox/messagesend.h"

#include "sandbox/errors.h"
#include "sandbox/jsonapi.h"
#include <algorithm>
#include <QRegularExpression>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace sandbox {

namespace {

/// The digits of "12065550142", "+12065550142", "+442079460123" or "01144..."; empty for anything else.
QString digitsOf(const QString &number)
{
    static const QRegularExpression form(
        QRegularExpression::anchoredPattern(u"(?:\\+|011)?(1[2-9]\\d{9}|[2-9]\\d{7,14})"_s));
    const QRegularExpressionMatch match = form.match(number);
    const bool marked = number.startsWith(u'+') || number.startsWith("011"_L1);
    // Ten digits without a mark are a number that lacks its country code, not one of another country.
    return match.hasMatch() && (marked || match.capturedLength(1) >= 11) ? match.captured(1) : QString();
}

MediaFile mediaFile(const QUrl &url)
{
    static constexpr struct {
        const char *suffix;
        const char *type;
    } types[] = {{".png", "image/png"},  {".gif", "image/gif"},  {".bmp", "image/bmp"},
                 {".mp4", "video/mp4"},  {".3gp", "video/3gpp"}, {".mp3", "audio/mpeg"},
                 {".amr", "audio/amr"},  {".wav", "audio/wav"},  {".txt", "text/plain"},
                 {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}};
    const QString name = url.fileName().isEmpty() ? u"media"_s : url.fileName();
    MediaFile file{name, u"application/octet-stream"_s, 20'000 + qint64(name.size()) * 137};
    for (const auto &row : types) {
        if (name.endsWith(QLatin1String(row.suffix), Qt::CaseInsensitive))
            file.mimeType = QString::fromLatin1(row.type);
    }
    return file;
}

QJsonArray texts(const QString &text)
{
    return {own(text)};
}

} // namespace

MessageSend::MessageSend(const QJsonObject &body)
{
    unwrap(body);
    if (!m_envelopeProblems.isEmpty())
        return;
    readNumber(u"to"_s, m_record.to);
    readNumber(u"from"_s, m_record.from);
    readMedia();
    readFlags();
    readBody();
}

void MessageSend::unwrap(const QJsonObject &document)
{
    m_enveloped = document.contains(u"data");
    if (!m_enveloped) {
        m_attributes = document;
        return;
    }
    const QJsonObject data = document.value(u"data").toObject();
    const QJsonValue type = data.value(u"type");
    if (!data.value(u"attributes").isObject())
        m_envelopeProblems.insert(
            u"data"_s, QJsonObject{{u"attributes"_s, texts(u"Missing data for required field."_s)}});
    else if (!type.isUndefined() && type.toString() != "message"_L1)
        m_envelopeProblems.insert(u"data"_s, QJsonObject{{u"type"_s, texts(u"Must be \"message\"."_s)}});
    m_attributes = data.value(u"attributes").toObject();
}

RateLimit::Kind MessageSend::kind() const
{
    const bool mms = flagOf(m_attributes.value(u"is_mms")).value_or(false)
        || !m_attributes.value(u"media_urls").toArray().isEmpty();
    return mms ? RateLimit::Kind::Mms : RateLimit::Kind::Sms;
}

QJsonObject MessageSend::problems() const
{
    if (!m_envelopeProblems.isEmpty())
        return m_envelopeProblems;
    if (m_problems.isEmpty() || !m_enveloped)
        return m_problems;
    return {{u"data"_s, QJsonObject{{u"attributes"_s, m_problems}}}};
}

bool MessageSend::mediaTooLarge() const
{
    return std::any_of(m_record.media.begin(), m_record.media.end(),
                       [](const MediaFile &file) { return file.fileName.startsWith("too-large"_L1); });
}

void MessageSend::report(const QString &name, const QString &text)
{
    m_problems.insert(name, texts(text));
}

void MessageSend::readNumber(const QString &name, QString &into)
{
    const QJsonValue value = m_attributes.value(name);
    into = digitsOf(value.toString());
    if (value.isUndefined() || value.isNull())
        report(name, u"Missing data for required field."_s);
    else if (!value.isString())
        report(name, u"Not a valid string."_s);
    else if (into.isEmpty())
        report(name, u"Not a valid phone number."_s);
}

void MessageSend::readMedia()
{
    const QJsonValue value = m_attributes.value(u"media_urls");
    if (value.isUndefined() || value.isNull())
        return;
    if (!value.isArray())
        return report(u"media_urls"_s, u"Not a valid list."_s);
    const QJsonArray urls = value.toArray();
    if (!std::all_of(urls.begin(), urls.end(), isWebAddress))
        return report(u"media_urls"_s, u"Not a valid URL."_s);
    for (const auto &url : urls)
        m_record.media << mediaFile(QUrl(url.toString()));
}

void MessageSend::readFlags()
{
    const QJsonValue flag = m_attributes.value(u"is_mms");
    if (!flag.isUndefined() && !flag.isNull() && !flagOf(flag))
        report(u"is_mms"_s, u"Not a valid boolean."_s);
    m_record.isMms = kind() == RateLimit::Kind::Mms;
    const QJsonValue callback = m_attributes.value(u"dlr_callback");
    if (!callback.isUndefined() && !callback.isNull() && !isWebAddress(callback))
        report(u"dlr_callback"_s, u"Not a valid URL."_s);
}

void MessageSend::readBody()
{
    const QJsonValue body = m_attributes.value(u"body");
    const bool absent = body.isUndefined() || body.isNull();
    m_record.body = absent ? QString() : body.toString(u""_s);
    if (!absent && !body.isString())
        report(u"body"_s, u"Not a valid string."_s);
    else if (m_record.body.isEmpty() && m_attributes.value(u"media_urls").toArray().isEmpty())
        report(u"body"_s, absent ? u"Missing data for required field."_s : u"Must not be empty."_s);
}

} // namespace sandbox
