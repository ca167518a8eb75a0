// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contract.h"
#include "jobs.h"

/// A fresh server and client for each test function, and the look at what came over the wire.
struct ApiFixture {
    ScriptedServer server;
    Client client{server};

    void answer(int status, const QByteArray &body = {})
    {
        server.enqueue({ScriptedServer::answer(status, body)});
    }

    /// Empty when exactly one request came in and it was this one, with the right headers; else what differs.
    QByteArray differs(const QByteArray &verb, const QByteArray &target, const QByteArray &body = {}) const
    {
        if (server.requests().size() != 1)
            return "requests: " + QByteArray::number(server.requests().size());
        const RecordedRequest request = server.requests().constFirst();
        const QByteArray type = body.isEmpty() ? "" : "application/vnd.api+json";
        const QByteArray length = verb == "GET" ? QByteArray() : QByteArray::number(body.size());
        const bool same = request.verb() == verb && request.target() == target && request.body() == body
            && request.header("Content-Type") == type && request.header("Content-Length") == length
            && request.header("Accept") == "application/vnd.api+json, application/json"
            && request.header("Authorization").startsWith("Basic ");
        return same ? QByteArray() : "the request was:\n" + request.raw;
    }
};

#define COMPARE_REQUEST(...) QCOMPARE(fixture->differs(__VA_ARGS__), QByteArray())
