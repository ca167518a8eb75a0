# SPDX-License-Identifier: GPL-3.0-or-later
"""Starts the program trunkline-sandbox and talks to it."""
import base64
import http.client
import json
import subprocess


class Reply:
    def __init__(self, status, content_type, body):
        self.status = status
        self.content_type = content_type
        self.body = body

    @property
    def json(self):
        return json.loads(self.body)


class Sandbox:
    def __init__(self, program, *arguments):
        self.process = subprocess.Popen([program, "--ready-json", "--exit-with-stdin", *arguments],
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        ready = json.loads(self.process.stdout.readline())
        self.port = ready["port"]
        self.keys = (ready["access_key"], ready["secret_key"])

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.stdout.close()
        if self.process.wait(timeout=10) != 0:
            raise RuntimeError(f"trunkline-sandbox ended with {self.process.returncode}")

    def call(self, verb, target, body=None, content_type="application/json", keys=None):
        user, password = keys or self.keys
        headers = {"Authorization": "Basic " + base64.b64encode(f"{user}:{password}".encode()).decode()}
        data = None
        if body is not None:
            data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
            if content_type:
                headers["Content-Type"] = content_type
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request(verb, target, body=data, headers=headers)
            answer = connection.getresponse()
            return Reply(answer.status, answer.getheader("Content-Type"), answer.read())
        finally:
            connection.close()

    def control(self, verb, what, body=None):
        reply = self.call(verb, "/__sandbox/" + what, body)
        assert reply.status in (200, 204), reply.body
        return reply
