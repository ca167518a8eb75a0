# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the contract so that python3-jsonschema can judge answers by it."""
import json

from jsonschema import Draft7Validator, RefResolver


def with_null_types(node):
    """OpenAPI 3.0 says nullable, JSON Schema says type null."""
    if isinstance(node, list):
        return [with_null_types(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: with_null_types(value) for key, value in node.items()}
    if node.get("nullable") and isinstance(node.get("type"), str):
        node["type"] = [node["type"], "null"]
    return node


def closed(node):
    """An object with named members may have no others: a misspelt key is an error, not an addition."""
    if isinstance(node, list):
        return [closed(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: closed(value) for key, value in node.items()}
    if node.get("type") in ("object", ["object", "null"]) and isinstance(node.get("properties"), dict):
        node.setdefault("additionalProperties", False)
    return node


class Contract:
    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            raw = json.load(file)
        self.document = with_null_types(raw)
        self.document["components"]["schemas"] = closed(self.document["components"]["schemas"])
        self.resolver = RefResolver.from_schema(self.document)
        self.operations = {}
        for path_name, item in self.document["paths"].items():
            for verb, operation in item.items():
                if isinstance(operation, dict) and "operationId" in operation:
                    self.operations[operation["operationId"]] = (verb.upper(), path_name, operation)

    def response(self, operation_id, status):
        """The response object for a status, or None where the contract names none."""
        responses = self.operations[operation_id][2]["responses"]
        found = responses.get(str(status)) or self.document["x-general-responses"].get(str(status))
        if found and "$ref" in found:
            found = self.resolver.resolve(found["$ref"])[1]
        return found

    def problems(self, operation_id, status, content_type, body):
        """What is wrong with an answer, as a list of texts."""
        response = self.response(operation_id, status)
        if response is None:
            return [f"{status} is not in the contract of {operation_id}"]
        if "content" not in response:
            return [f"a body where there must be none: {body[:80]!r}"] if body else []
        (wanted_type, media), = response["content"].items()
        if content_type != wanted_type:
            return [f"content type {content_type!r} instead of {wanted_type!r}"]
        return self.schema_problems(media["schema"], body)

    def schema_problems(self, schema, body):
        try:
            document = json.loads(body)
        except ValueError as error:
            return [f"no JSON: {error}"]
        validator = Draft7Validator(schema, resolver=self.resolver)
        return ["/".join(map(str, error.absolute_path)) + ": " + error.message[:300]
                for error in validator.iter_errors(document)]
