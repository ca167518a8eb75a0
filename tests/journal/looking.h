// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/requestlog.h"
#include "api/transport.h"
#include "journal/evidence.h"
#include "journal/wish.h"

#include <optional>
#include <QTest>

/// Looks for evidence at some address, with impatience fit for tests.
class Looking {
public:
    explicit Looking(const QUrl &url, const QString &accessKey = QStringLiteral("testkey0"),
                     const QString &secretKey = QStringLiteral("testsecret0"),
                     trunkline::MessagesVersion version = trunkline::MessagesVersion::V2_1)
        : transport(url, {accessKey, secretKey}, quick(version), &log)
    {
    }

    /// What one look says. "the look never replied" when it did not.
    trunkline::Evidence at(const trunkline::Intent &intent, const trunkline::EvidenceBounds &bounds = {})
    {
        QObject context;
        std::optional<trunkline::Evidence> reported;
        trunkline::look(transport, intent, bounds, &context,
                        [&](const trunkline::Evidence &evidence) { reported = evidence; });
        const bool late = !reported;
        const bool replied = QTest::qWaitFor([&] { return reported.has_value(); }, 60'000);
        if (!replied || !late)
            return trunkline::Evidence::unusable(QStringLiteral("the look never replied, or at once"));
        return *reported;
    }

    trunkline::RequestLog log;
    trunkline::Transport transport;

private:
    static trunkline::TransportOptions quick(trunkline::MessagesVersion version)
    {
        trunkline::TransportOptions options;
        options.messagesVersion = version;
        options.deadlineMs = 30'000;
        options.maxReadAttempts = 2;
        options.firstRetryMs = 5;
        options.maxRetryMs = 20;
        return options;
    }
};

inline trunkline::Intent intentOf(trunkline::WriteKind kind, const QString &object,
                                  const QJsonObject &wish = {})
{
    trunkline::Intent intent;
    intent.id = 1;
    intent.kind = kind;
    intent.object = object;
    intent.wish = wish;
    intent.state = trunkline::IntentState::Unknown;
    intent.startedAt = QDateTime::currentMSecsSinceEpoch();
    intent.endedAt = intent.startedAt;
    return intent;
}

/// A word for a verdict, for the message of a failing test.
inline QString told(const trunkline::Evidence &evidence)
{
    static const char *const words[] = {"no read", "present", "weakly present", "not there", "several"};
    QString text = QString::fromLatin1(words[int(evidence.verdict)]);
    if (!evidence.reference.isEmpty())
        text += QStringLiteral(" ") + evidence.reference;
    return text;
}
