# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-tidy over every C++ file: a few cheap checks, or all of .clang-tidy when TRUNKLINE_TIDY=all (./check --tidy).

It uses the compile commands of the build that runs the test, so clang sees every file as a second compiler, too.
A file that was clean is not read again until it, a header it includes, or .clang-tidy changes."""
import concurrent.futures
import hashlib
import itertools
import json
import os
import re
import shutil
import subprocess

import batches

CHEAP = ("-*,clang-diagnostic-*,readability-function-size,bugprone-use-after-move,bugprone-unused-raii,bugprone-infinite-loop,"
         "bugprone-sizeof-expression,bugprone-undelegated-constructor,modernize-use-override,performance-for-range-copy,"
         "performance-move-const-arg")
UNITY = re.compile(r"/Unity/unity_\d+_cxx\.cxx$")
OURS = r"/(models|ui|app|tests)/[a-z0-9/]*(\.h|[a-z0-9_]*\.cpp)$"


def problems(tree, build, every=None):
    every = os.environ.get("TRUNKLINE_TIDY") == "all" if every is None else every
    tool = shutil.which("clang-tidy-14") or shutil.which("clang-tidy")
    if not tool:
        return ["clang-tidy is missing; packaging/packages/tests lists what is needed"]
    return _Reader(tree, build, tool, [] if every else [f"--checks={CHEAP}"]).problems()


class _Reader:
    def __init__(self, tree, build, tool, checks):
        self.tree, self.build = tree, build
        self.clean = os.path.join(build, "tidy")
        os.makedirs(self.clean, exist_ok=True)
        self.command = [tool, "--quiet", f"--config-file={os.path.join(tree.root, '.clang-tidy')}", f"--header-filter={OURS}", *checks]
        with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as database:
            self.commands = {os.path.relpath(path, tree.root): entry["command"]
                             for entry in json.load(database) for path in _sources(entry["file"])}

    def problems(self):
        paths = self.tree.having(".cpp", under=("models/", "ui/", "app/", "tests/"), outside=("tests/data/",))
        needs = _dependencies(self.tree.root, self.build)
        known = [path for path in paths if path in self.commands]
        headers = self.tree.having(".h", under=("models/", "tests/fuzz/")) # of what this build does not compile: tests/fuzz
        marks = {path: os.path.join(self.clean, self._digest(path, needs.get(path, headers))) for path in known}
        to_read = [path for path in known if not os.path.exists(marks[path])]
        found = [f"{path}: no target builds it" for path in paths if path not in self.commands]
        made = sorted(batches.batches(self.tree, to_read), key=len, reverse=True)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for read, complaint in itertools.chain.from_iterable(pool.map(self._read, made)):
                found += [complaint] if complaint else []
                for path in () if complaint else read:
                    open(marks[path], "w", encoding="utf-8").close()
        print(f"tidy: read {len(to_read)} of {len(known)} files")
        return found

    def _read(self, paths):
        """(paths, complaint) once or, when together they give rise to any complaint, for each half: files read together may
        hide each other's names, so only what is said of a file alone counts."""
        name = os.path.join(self.clean, hashlib.sha256(repr(paths).encode()).hexdigest()[:16] + ".cpp")
        with open(name, "w", encoding="utf-8") as unit:
            unit.write(batches.unit(self.tree.root, paths))
        file = name if len(paths) > 1 else os.path.join(self.tree.root, paths[0])
        flags = batches.flags(self.commands[path] for path in paths)
        run = subprocess.run(self.command + [file, "--", *flags, "-Wno-unknown-warning-option"],
                             cwd=self.tree.root, capture_output=True, text=True, check=False)
        os.remove(name)
        if len(paths) > 1 and run.returncode:
            middle = len(paths) // 2
            return self._read(paths[:middle]) + self._read(paths[middle:])
        return [(paths, "" if run.returncode == 0 else (run.stdout.strip() or run.stderr.strip()))]

    def _digest(self, path, needs):
        total = hashlib.sha256(repr((self.command, self.commands[path])).encode())
        for name in [path, ".clang-tidy", *sorted(needs)]:
            try:
                with open(os.path.join(self.tree.root, name), "rb") as source:
                    total.update(source.read())
            except FileNotFoundError:
                total.update(b"gone")
        return total.hexdigest()


def _sources(file):
    """What a translation unit consists of: a file, or several that CMake put together (CMAKE_UNITY_BUILD)."""
    if not UNITY.search(file):
        return [file]
    with open(file, encoding="utf-8") as unit:
        return re.findall(r'^#include "(.+)"$', unit.read(), re.M)


def _dependencies(root, build):
    """What ninja knows: source path relative to the tree -> the headers it read that are in the tree."""
    log = subprocess.run(["ninja", "-C", build, "-t", "deps"], capture_output=True, text=True, check=False).stdout
    needs, paths = {}, []
    for line in log.splitlines() + ["x: end"]:
        if line.startswith("    "):
            paths.append(os.path.relpath(os.path.realpath(os.path.join(build, line.strip())), root))
        elif line:
            ours = [path for path in paths if not path.startswith("..")]
            headers = [path for path in ours if not path.endswith(".cpp")]
            needs.update((path, headers) for path in ours if path.endswith(".cpp"))
            paths = []
    return needs
