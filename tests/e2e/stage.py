# SPDX-License-Identifier: GPL-3.0-or-later
"""Installs both programs into a place of their own and starts them: the sandbox, and the console connected to it."""
import contextlib
import os
import pathlib
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sandbox"))
from bus import Screen  # noqa: E402
from sandboxclient import Sandbox  # noqa: E402

ACCOUNT = "End to end"


def installed_programs(cmake, build, prefix):
    """What a person would have after the installation, not what lies in the build folder."""
    done = subprocess.run([cmake, "--install", build, "--prefix", prefix], capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError("the installation failed:\n" + done.stdout + done.stderr)
    programs = pathlib.Path(prefix, "bin")
    return str(programs / "trunkline"), str(programs / "trunkline-sandbox")


def console_environment(keys=None):
    environment = {name: value for name, value in os.environ.items() if not name.startswith("TRUNKLINE_")}
    environment.update(QT_ACCESSIBILITY="1", QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1")
    if keys:
        environment.update(TRUNKLINE_ACCESS_KEY=keys[0], TRUNKLINE_SECRET_KEY=keys[1])
    return environment


@contextlib.contextmanager
def console(program, arguments, keys=None, watched=None):
    """The running program and its screen, its connections watched by a watch.Connections. Whatever happens, it is gone
    afterwards."""
    command = [program, *arguments]
    process = subprocess.Popen(watched.command(command) if watched else command, env=console_environment(keys))
    try:
        yield process, Screen(process.pid)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait(timeout=10)


@contextlib.contextmanager
def account(*sandbox_arguments, watched=None):
    """A sandbox account and the console connected to it: (sandbox, process, screen)."""
    _, cmake, build = sys.argv
    with tempfile.TemporaryDirectory(prefix="trunkline-e2e.") as prefix:
        program, sandbox_program = installed_programs(cmake, build, prefix)
        with Sandbox(sandbox_program, *sandbox_arguments) as sandbox:
            arguments = ["--base-url", f"http://127.0.0.1:{sandbox.port}", "--profile", ACCOUNT]
            with console(program, arguments, sandbox.keys, watched) as (process, screen):
                yield sandbox, process, screen


class Steps:
    """Says what is done, how long it took, and where it ended."""

    def __init__(self):
        self.begun = self.last = time.monotonic()

    def done(self, words):
        now = time.monotonic()
        print(f"ok {now - self.last:5.1f} s  {words}", flush=True)
        self.last = now

    def all_done(self):
        print(f"all done in {time.monotonic() - self.begun:.1f} s", flush=True)
