# SPDX-License-Identifier: GPL-3.0-or-later
"""Watches a running program: every address it connects to, and whether its secret key can be found anywhere."""
import base64
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import pyatspi

INTERNET = re.compile(r'sin6?_port=htons\((\d+)\).*?(?:inet_addr\("([^"]*)"\)|inet_pton\(AF_INET6, "([^"]*)")')
QUIET = ("AF_UNIX", "AF_NETLINK", "AF_UNSPEC")


class Connections:
    """strace over a program and its children. The program stays our own child, so that its process id is known."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="trunkline-watch.")
        self.file = pathlib.Path(self.folder.name, "connections")

    @staticmethod
    def allowed_here():
        """Some machines forbid tracing altogether."""
        tool = shutil.which("strace")
        assert tool, "strace is missing; packaging/packages/tests lists what is needed"
        return subprocess.run([tool, "-o", "/dev/null", "true"], capture_output=True).returncode == 0

    def command(self, command):
        return ["strace", "-D", "-f", "-qq", "--seccomp-bpf", "-e", "trace=connect,sendto,sendmsg,sendmmsg",
                "-s", "16", "-o", str(self.file), *command]

    def internet(self):
        """(address, port) of everything beyond this machine's own sockets."""
        found = set()
        for line in self.file.read_text(errors="replace").splitlines():
            for port, four, six in INTERNET.findall(line):
                found.add((four or six, int(port)))
            if "connect(" in line and "sa_family=" in line and "sin" not in line:
                assert any(family in line for family in QUIET), line
        return sorted(found)


class SpokenTexts:
    """Every text that the programs on the accessibility bus tell of as it changes: what a screen reader hears."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory(prefix="trunkline-watch.")
        self.file = pathlib.Path(self.folder.name, "events")
        # Programs tell only what somebody has asked for.
        pyatspi.Registry.registerEventListener(lambda event: None, "object:text-changed")
        asked = subprocess.run(["dbus-send", "--session", "--print-reply=literal", "--dest=org.a11y.Bus", "/org/a11y/bus",
                                "org.a11y.Bus.GetAddress"], capture_output=True, text=True, check=True)
        with self.file.open("wb") as out:
            self.monitor = subprocess.Popen(
                ["dbus-monitor", "--address", asked.stdout.strip(), "type='signal',interface='org.a11y.atspi.Event.Object'"],
                stdout=out, stderr=subprocess.DEVNULL)

    def heard(self):
        return self.file.read_bytes()

    def end(self):
        self.monitor.kill()
        self.monitor.wait(timeout=10)
        return self.heard()


def needles(keys):
    """The secret key as it is, and as HTTP carries it, at each of the three places in a base64 text."""
    access, secret = keys
    pair = f"{access}:{secret}".encode()
    found = [secret.encode()]
    for lead in range(3):
        # What stands before shifts the text by some bits: the middle is the same wherever it begins.
        encoded = base64.b64encode(b"\0" * lead + pair + b"\0" * ((3 - (lead + len(pair)) % 3) % 3))
        found.append(encoded[4:-4] if lead else encoded.rstrip(b"=")[:-1])
    return found


def holds(content, wanted):
    return any(needle in content for needle in wanted)


def in_files(folders, wanted):
    """Files below those folders that hold one of them."""
    hits = []
    for folder in folders:
        for path in pathlib.Path(folder).rglob("*"):
            if path.is_file() and not path.is_symlink():
                try:
                    if holds(path.read_bytes(), wanted):
                        hits.append(str(path))
                except OSError:
                    continue
    return hits


def family(pid):
    """That process and everything that descends from it."""
    parents = {}
    for entry in pathlib.Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
                parents[int(entry.name)] = int(stat.rpartition(")")[2].split()[1])
            except OSError:
                continue
    found = {pid}
    while True:
        more = {child for child, parent in parents.items() if parent in found} - found
        if not more:
            return sorted(found)
        found |= more


def in_processes(pid, wanted):
    """Command lines of it and its children that hold one, and environments of its children (its own is what it was
    started with, and gone for children: that is what counts)."""
    hits = []
    for member in family(pid):
        for what in ("cmdline", "environ"):
            if what == "environ" and member == pid:
                continue
            try:
                if holds(pathlib.Path(f"/proc/{member}/{what}").read_bytes(), wanted):
                    hits.append(f"/proc/{member}/{what}")
            except OSError:
                continue
    return hits


def own_folders():
    """Where a program of this test may have written."""
    names = ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR")
    return [os.environ[name] for name in names if os.environ.get(name)]
