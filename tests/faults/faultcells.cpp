// SPDX-License-Identifier: GPL-3.0-or-later
#include "faultcells.h"

using Wire = FaultBench::Wire;

namespace {

/// Over plain HTTP and over TLS.
const QList<QByteArray> everywhere{
    "connection refused",
    "close on connecting",
    "reset on connecting",
    "close before the request",
    "reset before the request",
    "close during the request",
    "reset during the request",
    "close on a request that is lost",
    "reset on a request that is lost",
    "close after the request",
    "reset after the request",
    "close before the answer",
    "reset before the answer",
    "stall before the request",
    "stall during the request",
    "stall on a request that is lost",
    "stall before the answer",
    "late: the request arrives after the client gave up",
    "silent, not done",
    "silent, done",
    "late: silent, done after the client gave up",
    "late: closed, done after that",
    "late: 504, done after that",
    "late: answered after the client gave up",
    "302, not done",
    "302, done",
    "302 as a page",
    "408, not done",
    "408, done",
    "408 as a page",
    "500, not done",
    "500, done",
    "500 as a page",
    "502, not done",
    "502, done",
    "502 as a page",
    "503, not done",
    "503, done",
    "503 as a page",
    "504, not done",
    "504, done",
    "504 as a page",
    "429",
    "HTML page, not done",
    "HTML page, done",
    "malformed JSON, not done",
    "malformed JSON, done",
    "empty answer, done",
    "wrong content type",
    "closed by the service, not done",
    "closed by the service, done",
    "cut JSON",
    "connection breaks in the JSON",
    "answer without data",
    "answer for another object",
};

const QList<QByteArray> overPlainHttp{
    "close in the answer's head",
    "reset in the answer's head",
    "stall in the answer's head",
};

const QList<QByteArray> withABody{
    "close in the answer's body",
    "reset in the answer's body",
    "stall in the answer's body",
};

const QList<QByteArray> overTls{
    "close in the handshake",
    "reset in the handshake",
    "close in the handshake's answer",
    "reset in the handshake's answer",
    "close in the answer",
    "reset in the answer",
    "stall in the answer",
};

} // namespace

QList<QByteArray> promisedCells(Deed deed, Wire wire)
{
    if (wire == Wire::Tls)
        return everywhere + overTls;
    return everywhere + overPlainHttp + (answersWithObject(deed) ? withABody : QList<QByteArray>());
}
