# SPDX-License-Identifier: GPL-3.0-or-later
"""The programs of a release build have what packaging/strictness/hardening.cmake asks for, by what readelf says of them.

Two things leave no trace that is always there, FORTIFY and stack-clash protection; of them, and of all the others once more, the
compile commands of every file tell. By hand: python3 tests/checks/check.py hardened build/release"""
import json
import os
import platform
import re
import subprocess

PROGRAMS = ("trunkline", "trunkline-sandbox")
X86 = platform.machine() in ("x86_64", "i686")
EVERY_FILE = ["-fstack-protector-strong", "-fstack-clash-protection", r"-D_FORTIFY_SOURCE=[23]", r"-f(PIC|PIE)", "-O[23s]"] \
    + (["-fcf-protection=full"] if X86 else [])
ENDBR64 = b"\xf3\x0f\x1e\xfa"


def problems(tree, build):
    found = []
    for program in PROGRAMS:
        found += binary_problems(os.path.join(build, "bin", program))
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as database:
        return found + list(command_problems(tree.root, json.load(database)))


def command_problems(root, commands):
    for entry in commands:
        for flag in EVERY_FILE:
            if not re.search(rf"(^|\s){flag}(\s|$)", entry["command"]):
                yield f"{os.path.relpath(entry['file'], root)}: compiled without {flag}"


def binary_problems(path):
    name = os.path.basename(path)
    if not os.path.exists(path):
        return [f"{name}: not built"]
    return [f"{name}: {what}" for what, holds in checks(path) if not holds]


def checks(path):
    """(what is wrong unless it holds, whether it holds)"""
    header, segments, dynamic = _readelf("-h", path), _readelf("-l", path), _readelf("-d", path)
    symbols = _readelf("--dyn-syms", path)
    yield "no PIE: loaded at the same address each time", "DYN" in header and re.search(r"FLAGS_1.*\bPIE\b", dynamic)
    yield "no RELRO: what the loader filled in stays writable", "GNU_RELRO" in segments
    yield "RELRO is partial: functions are looked up late", re.search(r"FLAGS_1.*\bNOW\b", dynamic)
    yield "the stack can be executed", re.search(r"GNU_STACK(?:\s+0x\w+){5}\s+RW\s", segments)
    yield "memory that can be written and executed", not re.search(r"LOAD(?:\s+0x\w+){5}\s+RWE", segments)
    yield "text is relocated", "TEXTREL" not in dynamic
    yield "a search path for libraries", not re.search(r"\((RPATH|RUNPATH)\)", dynamic)
    yield "no stack protector", "__stack_chk_fail" in symbols
    yield "no FORTIFY: no checked function of the C library is used", re.search(r"\b__\w+_chk\b", symbols)
    if X86:
        yield "no CET: main() is no place to jump to", _begins_with(path, "main", ENDBR64)


def _readelf(option, path):
    return subprocess.run(["readelf", "-W", option, path], capture_output=True, text=True, check=True, env={"LC_ALL": "C"}).stdout


def _begins_with(path, function, code):
    """Whether the code of a function begins so. Its place in the file follows from the section it is in."""
    symbol = re.search(rf"^\s*\d+:\s+(\w+)\s.*\sFUNC\s.*\s(\d+)\s+{function}$", _readelf("-s", path), re.M)
    if not symbol:
        return False
    section = re.search(rf"^\s*\[\s*{symbol.group(2)}\]\s+\S+\s+\S+\s+(\w+)\s+(\w+)", _readelf("-S", path), re.M)
    place = int(symbol.group(1), 16) - int(section.group(1), 16) + int(section.group(2), 16)
    with open(path, "rb") as file:
        file.seek(place)
        return file.read(len(code)) == code
