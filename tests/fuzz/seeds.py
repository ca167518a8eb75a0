#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""seeds.py: writes the seed corpora below corpus/: the examples of the service's contract, those examples with one thing
changed (seedchanges.py), and texts (seedtexts.py). Files whose names do not begin with 'seed-' are left alone: inputs that
the fuzzer found go there by hand, under the name of what was wrong."""
import copy
import json
import os
import re
import sys

import seedchanges
import seedtexts

HERE = os.path.dirname(os.path.realpath(__file__))
CONTRACT = os.path.join(HERE, "..", "data", "openapi.json")
MEDIA_TYPE = "application/vnd.api+json"

# What each decoder is given by the service: (path, verb, status), the first example being the one that is changed.
ANSWERS = {
    "number_list": [("/v2/numbers", "get", 200)],
    "number_detail": [("/v2/numbers/{id}", "get", 200), ("/v2/numbers/{id}", "patch", 200)],
    "number_details": [("/v2/numbers/details", "post", 200)],
    "purchase": [("/v2/numbers/{id}", "post", 201), ("/v2/numbers/{id}", "post", 207)],
    "available": [("/v2/numbers/available", "get", 200)],
    "area_codes": [("/v2/numbers/available/areacodes", "get", 200)],
    "exchanges": [("/v2/numbers/available/exchanges", "get", 200)],
    "route_list": [("/v2/routes", "get", 200)],
    "written_route": [("/v2/routes", "post", 201), ("/v2/routes/{id}", "patch", 200)],
    "message_list": [("/v2.1/messages", "get", 200), ("/v2.2/messages", "get", 200)],
    "message_record": [("/v2.1/messages/{id}", "get", 200), ("/v2.2/messages/{id}", "get", 200)],
    "callback": [("/v2.1/messages/sms_callback", "get", 200), ("/v2.2/messages/sms_callback", "get", 200)],
    "sent_id": [("/v2.1/messages", "post", 202), ("/v2.2/messages", "post", 202)],
}


def seeds():
    """{target: {file name: bytes}}"""
    with open(CONTRACT, encoding="utf-8") as file:
        contract = json.load(file)
    made = {target: _answers(contract, target, calls) for target, calls in ANSWERS.items()}
    made["error_body"] = {_name(f"contract {response} {name}"): _bytes(value)
                          for response, description in contract["components"]["responses"].items()
                          for name, value in _examples(description)}
    for target, texts in seedtexts.all_texts().items():
        for name, text in texts.items():
            made.setdefault(target, {})[_name(name)] = text
    return made


def _answers(contract, target, calls):
    found = [(f"contract {status} {name}" + (f" {i}" if i else ""), value)
             for i, (path, verb, status) in enumerate(calls)
             for name, value in _examples(contract["paths"][path][verb]["responses"][str(status)])]
    made = {_name(name): _bytes(value) for name, value in found}
    bases = {name.split(" ")[2]: value for name, value in reversed(found)}
    for name, change in seedchanges.changes(target):
        base, *steps = change
        made[_name(name)] = _bytes(_changed(bases[base] if base else found[0][1], steps))
    return made


def _examples(response):
    content = response.get("content", {}).get(MEDIA_TYPE, {})
    if "example" in content:
        yield "", content["example"]
    for name, example in content.get("examples", {}).items():
        yield name, example["value"]


def _changed(value, steps):
    value = copy.deepcopy(value)
    for path, new in steps:
        if not path:
            value = new(value) if callable(new) else new
            continue
        *way, last = [int(key) if key.isdigit() else key for key in path.split("/")]
        place = value
        for key in way:
            place = place[key] if isinstance(place, list) else place.setdefault(key, {})
        if new is seedchanges.ABSENT:
            del place[last]
        else:
            place[last] = new(place[last]) if callable(new) else new
    return value


def _bytes(value):
    return json.dumps(value, separators=(",", ":")).encode()


def _name(words):
    return "seed-" + re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def folder(target):
    return os.path.join(HERE, "corpus", target)


def main():
    for target, files in seeds().items():
        os.makedirs(folder(target), exist_ok=True)
        for old in os.listdir(folder(target)):
            if old.startswith("seed-"):
                os.remove(os.path.join(folder(target), old))
        for name, content in files.items():
            with open(os.path.join(folder(target), name), "wb") as file:
                file.write(content)
        print(f"{target}: {len(files)} seeds, {sum(map(len, files.values()))} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
