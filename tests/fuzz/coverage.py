#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""coverage.py: which branches of the code under the fuzzer the committed seeds do not reach.

Builds the fuzzer once more with clang's counters (build/fuzz-coverage), gives it the seeds and nothing else, and compares what is
left with the exceptions of README.md. Fails when a branch is left that is not listed, or one is listed that is not left."""
import collections
import json
import os
import re
import shutil
import subprocess
import sys

import run

ROOT = os.path.realpath(os.path.join(run.HERE, "..", ".."))
BUILD = os.path.join(ROOT, "build", "fuzz-coverage")
# What decides about bytes from outside. The rest of models/api asks and sends.
FILES = ("models/api/apierror.cpp", "models/api/callbacksapi.cpp", "models/api/curlline.cpp", "models/api/document.h",
         "models/api/document.cpp", "models/api/inventoryapi.cpp", "models/api/jsonreader.h", "models/api/jsonreader.cpp",
         "models/api/jsonscan.cpp", "models/api/messagesapi.cpp", "models/api/numbersapi.cpp", "models/api/routesapi.cpp",
         "models/api/timestamp.cpp", "models/domain/money.h", "models/domain/money.cpp", "models/domain/phonenumber.h",
         "models/domain/phonenumber.cpp", "models/domain/receiptcode.cpp", "models/domain/route.cpp", "models/domain/segments.cpp",
         "models/domain/visiblecharacters.cpp", "models/visibletext.cpp")
EXCEPTION = re.compile(r"^\| `(\S+)` \| `(.+?)` \| (.+) \|$", re.M)


def tool(name):
    found = shutil.which(name + "-14") or shutil.which(name)
    return found or sys.exit(f"{name} is missing; packaging/packages/fuzz lists what is needed")


def build():
    flags = ["-DTRUNKLINE_FUZZ_COVERAGE=ON"]
    subprocess.run(["cmake", "--preset", "fuzz", "-B", BUILD, *flags], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["ninja", "-C", BUILD, "trunkline-fuzz"], check=True, stdout=subprocess.DEVNULL)


def measure():
    """llvm-cov's export of what the seeds of all targets reach together."""
    raw = []
    for target in run.targets(BUILD):
        raw.append(os.path.join(BUILD, target + ".profraw"))
        seeds = os.path.join(run.HERE, "corpus", target)
        subprocess.run([run.program(BUILD), f"--target={target}", "-runs=0", seeds], check=True, stderr=subprocess.DEVNULL,
                       env={**os.environ, "LLVM_PROFILE_FILE": raw[-1]})
    merged = os.path.join(BUILD, "seeds.profdata")
    subprocess.run([tool("llvm-profdata"), "merge", "-o", merged, *raw], check=True)
    sources = [os.path.join(ROOT, path) for path in FILES if os.path.exists(os.path.join(ROOT, path))]
    export = subprocess.run([tool("llvm-cov"), "export", run.program(BUILD), f"-instr-profile={merged}", *sources],
                            check=True, capture_output=True, text=True)
    return json.loads(export.stdout)["data"][0]


def left(data):
    """{(path, code of the line): what was never met}, where a branch is reached if any instance of a template reaches it."""
    found = collections.OrderedDict()
    unused = _unused(data)
    for file in data["files"]:
        path = os.path.relpath(file["filename"], ROOT)
        with open(file["filename"], encoding="utf-8") as source:
            lines = source.read().split("\n")
        reached = collections.defaultdict(lambda: [0, 0])
        for line, column, _, _, yes, no, *_ in file.get("branches", []):
            reached[line, column][0] += yes
            reached[line, column][1] += no
        for (line, _), (yes, no) in sorted(reached.items()):
            if any(first <= line <= last for first, last in unused[file["filename"]]):
                continue # the function is named below
            words = [word for word, count in (("true", yes), ("false", no)) if not count]
            if words:
                found.setdefault((path, lines[line - 1].strip()), []).append(f"{path}:{line}: never {' nor '.join(words)}")
        for name, count in _functions(data, file["filename"]):
            if not count:
                found.setdefault((path, name), []).append(f"{path}: {name}() is never called")
    return found


def _unused(data):
    """{file name: [(first line, last line)] of functions that are never called}"""
    lines = collections.defaultdict(list)
    for function in data["functions"]:
        if not function["count"]:
            first, last = function["regions"][0][0], function["regions"][0][2]
            lines[function["filenames"][0]].append((first, last))
    return lines


def _functions(data, filename):
    """Functions of a file by their own name; a file's requests are no decoders and are not asked for."""
    counts = collections.Counter()
    for function in data["functions"]:
        if function["filenames"][0] == filename:
            name = subprocess.run(["c++filt", "-p", function["name"].split(":")[-1]], capture_output=True, text=True,
                                  check=True).stdout.strip().split("::")[-1]
            counts[name] += function["count"]
    return counts.items()


def accepted():
    with open(os.path.join(run.HERE, "README.md"), encoding="utf-8") as text:
        rows = EXCEPTION.findall(text.read())
    return {(path, part): why for path, code, why in rows for part in _parts(code.replace("\\|", "|"))}


def _parts(code):
    """A row names a line of code, or functions that are never called: "a(), b()"."""
    return [name.strip()[:-2] for name in code.split(",")] if re.fullmatch(r"[^\s;]+\(\)(, \S+\(\))*", code) else [code]


def main():
    os.environ["LLVM_PROFILE_FILE"] = os.path.join(BUILD, "unused.profraw") # of runs that are not measured
    build()
    data = measure()
    unreached, exceptions = left(data), accepted()
    for file in data["files"]:
        branches = file["summary"]["branches"]
        print(f"{os.path.relpath(file['filename'], ROOT):<36}{branches['covered']:>4} of {branches['count']:>3} branches")
    wrong = 0
    for key, places in unreached.items():
        known = exceptions.get(key)
        wrong += known is None
        for place in places:
            print(f"{place}: {key[1]}" + (f"  [accepted: {known}]" if known else ""))
    for path, code in exceptions.keys() - unreached.keys():
        wrong += 1
        print(f"README.md: {path}: '{code}' is an exception, but it is reached or gone")
    print(f"{len(unreached)} places are not reached by the seeds, {len(exceptions)} of them accepted" if unreached else "all reached")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
