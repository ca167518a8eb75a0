# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every answer of the sandbox to the contract.

usage: contract.py TRUNKLINE-SANDBOX OPENAPI.JSON

EMITTED names each status that the sandbox can give for each operation. A pair that no call below has produced fails
the test, and so does a pair that is not in the table.
"""
import sys

import contractcalls
from openapischema import Contract
from sandboxclient import Sandbox

READ = {200, 401, 422}
POINT = {204, 401, 403, 404, 415, 422}
CLEAR = {204, 401, 404}
# By a fault rule every operation can give these, and 405 comes for a wrong verb.
BY_FAULT = {429, 500, 503}

SEND = {202, 401, 403, 415, 422, 429}
FIND = {200, 401, 404}

EMITTED = {
    "listMessages": READ,
    "sendMessage": SEND,
    "getMessage": FIND,
    "listMessagesV22": READ,
    "sendMessageV22": SEND,
    "getMessageV22": FIND,
    "listNumbers": READ,
    "getNumber": {200, 401, 404},
    "numberDetails": {200, 401, 415, 422},
    "purchaseNumber": {201, 207, 401, 403, 404, 415, 422, 429},
    "updateNumber": {200, 207, 401, 404, 415, 422},
    "releaseNumber": CLEAR,
    "searchAvailable": READ,
    "listAreaCodes": READ,
    "listExchanges": READ,
    "setPrimaryRoute": POINT,
    "clearPrimaryRoute": CLEAR,
    "setFailoverRoute": POINT,
    "clearFailoverRoute": CLEAR,
    "listRoutes": READ,
    "createRoute": {201, 400, 401, 415, 422},
    "updateRoute": {200, 401, 404, 415, 422},
    "deleteRoute": {204, 401, 403, 404},
}

for callback in contractcalls.CALLBACKS:
    EMITTED["get" + callback] = FIND
    EMITTED["set" + callback] = {204, 401, 415, 422}
    EMITTED["delete" + callback] = CLEAR

# Where the reference suggests an answer for which the contract names none: judged as the same status elsewhere.
BEYOND = {("listRoutes", 422): "#/components/responses/Unprocessable"}


class Recorder:
    """Makes a call, judges its answer, and remembers the pair of operation and status."""

    def __init__(self, sandbox, contract):
        self.sandbox = sandbox
        self.contract = contract
        self.seen = {}
        self.failures = []

    def __call__(self, operation, target=None, query="", wanted=None, verb=None, **options):
        own_verb, path, _ = self.contract.operations[operation]
        for value in ([] if target is None else target.split()):
            path = path[:path.index("{")] + value + path[path.index("}") + 1:]
        reply = self.sandbox.call(verb or own_verb, path + query, **options)
        self.judge(operation, reply, f"{verb or own_verb} {path}{query}")
        if wanted is not None and reply.status != wanted:
            self.failures.append(f"{own_verb} {path}{query}: {reply.status} instead of {wanted}: {reply.body[:200]}")
        return reply

    def judge(self, operation, reply, what):
        self.seen.setdefault((operation, reply.status), what)
        beyond = BEYOND.get((operation, reply.status))
        if beyond:
            response = self.contract.resolver.resolve(beyond)[1]
            schema = response["content"]["application/vnd.api+json"]["schema"]
            problems = self.contract.schema_problems(schema, reply.body)
        else:
            problems = self.contract.problems(operation, reply.status, reply.content_type, reply.body)
        self.failures += [f"{what}: {reply.status}: {problem}" for problem in problems]


def compare_with_table(recorder):
    table = {(operation, status) for operation, statuses in EMITTED.items()
             for status in statuses | BY_FAULT | {405}}
    for operation, status in sorted(table - recorder.seen.keys()):
        recorder.failures.append(f"{operation} never answered {status}")
    for pair in sorted(recorder.seen.keys() - table):
        recorder.failures.append(f"{pair[0]} answered {pair[1]}, which is not in the table: {recorder.seen[pair]}")


def main():
    program, contract_path = sys.argv[1:]
    contract = Contract(contract_path)
    with Sandbox(program, "--numbers", "230", "--inventory", "1500", "--messages", "600") as sandbox:
        recorder = Recorder(sandbox, contract)
        contractcalls.walk_everything(recorder)
        contractcalls.numbers(recorder)
        contractcalls.routes(recorder)
        contractcalls.inventory(recorder)
        for version in ("", "V22"):
            contractcalls.messages(recorder, version)
        for callback in contractcalls.CALLBACKS:
            contractcalls.callbacks(recorder, callback)
        for operation in EMITTED:
            contractcalls.without_keys(recorder, operation)
            contractcalls.wrong_verb(recorder, operation)
            contractcalls.by_fault(recorder, operation, sorted(BY_FAULT))
        compare_with_table(recorder)
        print(f"{len(recorder.seen)} pairs of operation and status seen")
    for failure in recorder.failures[:40]:
        print("FAILED", failure)
    print(f"{len(recorder.failures)} failures")
    return 1 if recorder.failures else 0


if __name__ == "__main__":
    sys.exit(main())
