// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sandbox/messagerecord.h"
#include "sandbox/ratelimit.h"

namespace sandbox {

/// The body of POST /v2.1/messages, read the way the service must read what real clients send
/// (flowroute-api 2.2): flat or enveloped, is_mms as a boolean or as text.
class MessageSend {
public:
    explicit MessageSend(const QJsonObject &body);

    /// What the attempt counts as, judged before anything is checked: a refused one counts too.
    RateLimit::Kind kind() const;
    /// The object for "detail", the fields under the envelope's path if it came in one; empty when all is
    /// well.
    QJsonObject problems() const;
    /// The documented refusal of a file that is too large is wanted: a media URL whose file name begins with
    /// "too-large" asks for it. The sandbox fetches nothing.
    bool mediaTooLarge() const;
    /// The message, without id and time; of use only when there are no problems.
    MessageRecord record() const { return m_record; }

private:
    void unwrap(const QJsonObject &document);
    void readNumber(const QString &name, QString &into);
    void readBody();
    void readMedia();
    void readFlags();
    void report(const QString &name, const QString &text);

    bool m_enveloped = false;
    QJsonObject m_attributes;
    QJsonObject m_envelopeProblems;
    QJsonObject m_problems;
    MessageRecord m_record;
};

} // namespace sandbox
