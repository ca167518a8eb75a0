// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jobs.h"

#include <QSignalSpy>
#include <QTemporaryDir>

/// A journal that outlives its program, and the writes that its tests ask of it.
namespace journalrun {

using namespace Qt::StringLiterals;
using namespace trunkline;

constexpr int longWaitMs = 40'000; // for what happens soon, on a machine however slow
inline const PhoneNumber number = PhoneNumber::fromService(u"12065550177"_s);

inline Money dollars(qint64 amount)
{
    return Money::fromNanodollars(amount * 1'000'000'000);
}

/// A journal in a folder that outlives it.
struct Run {
    Run(ScriptedServer &server, const QTemporaryDir &folder, JournalOptions options = {},
        int deadlineMs = 10'000)
        : transport(server.url(), {u"testkey0"_s, u"testsecret0"_s}, patient(deadlineMs), nullptr)
        , journal(transport, in(folder, std::move(options)))
    {
    }
    static TransportOptions patient(int deadlineMs)
    {
        TransportOptions options = Client::quick();
        options.deadlineMs = deadlineMs;
        return options;
    }
    static JournalOptions in(const QTemporaryDir &folder, JournalOptions options)
    {
        options.place = {folder.filePath(u"profile"_s), folder.filePath(u"head"_s)};
        return options;
    }
    bool isOpen()
    {
        return QTest::qWaitFor([this] { return journal.status() != Journal::Status::Opening; }, 20'000)
            && journal.status() == Journal::Status::Open;
    }

    Transport transport;
    Journal journal;
};

inline WriteResult<Nothing> release(Journal &journal)
{
    return written<Nothing>([&](QObject *context, auto reply) { journal.release(number, context, reply); });
}

inline WriteResult<api::Purchase> buy(Journal &journal, Money price, const QString &order = {})
{
    return written<api::Purchase>(
        [&](QObject *context, auto reply) { journal.purchase(number, {}, price, context, reply, order); });
}

/// Takes every message, each with a record of its own.
inline void takeMessages(ScriptedServer &server, int count = 8)
{
    for (int i = 1; i <= count; ++i)
        server.enqueue({ScriptedServer::answer(
            202, QByteArray("{\"data\": {\"id\": \"mdr2-") + QByteArray::number(i) + "\"}}")});
}

inline OutgoingMessage message(const QString &body)
{
    return {PhoneNumber::fromService(u"12065550100"_s), PhoneNumber::fromService(u"12065550142"_s), body, {}};
}

} // namespace journalrun
