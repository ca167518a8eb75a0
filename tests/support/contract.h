// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

/// One example answer of the service's contract, tests/data/openapi.json.
struct ContractExample {
    QByteArray name; ///< empty where the contract has a single one
    QByteArray body;
};

/// The examples of one answer. Fails hard when there is none, so that a renamed path cannot empty a test.
QList<ContractExample> contractExamples(const char *path, const char *method, int status);
/// The one example of that name, or the only one.
QByteArray contractExample(const char *path, const char *method, int status, const char *name = "");
/// The examples of a shared error answer: "Unauthorized", "NotFound" ...
QList<ContractExample> contractErrors(const char *response);
