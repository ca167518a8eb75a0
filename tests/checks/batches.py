# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts source files together into few translation units, since reading Qt's headers costs clang-tidy far more than our code.

Files that define the same file-local name go into different units. The guess may be wrong; who uses a unit that does not
compile splits it."""
import os
import re
import shlex

MOST = 12
# What the house format leaves at the line's start: a type, a constant, or a function that is no member.
DEFINED = re.compile(r"^(?!namespace|using|extern)(?:template<[^\n]*>\s*)?(?:(?:struct|class|enum(?: class)?|union)\s+(\w+)|"
                     r"(?:static |inline |constexpr |const |\[\[\w+\]\] )*[A-Za-z_][\w:<>,&* ]*?[ &*](\w+)\s*(?:\(|=|\{|\[))", re.M)
NO_MAIN = "#include <QTest>\n" + "".join(f"#undef {name}\n#define {name}(test)\n"
                                         for name in ("QTEST_MAIN", "QTEST_GUILESS_MAIN", "QTEST_APPLESS_MAIN"))


def defined(text):
    return {name for match in DEFINED.finditer(text) for name in match.groups() if name}


def batches(tree, paths):
    """Lists of paths, each list of one folder and without a name that two of its files define."""
    made = []
    for path in paths:
        names, folder = defined(tree.text(path)), os.path.dirname(path)
        for batch in made:
            if batch["folder"] == folder and len(batch["paths"]) < MOST and not names & batch["names"]:
                batch["paths"].append(path)
                batch["names"] |= names
                break
        else:
            made.append({"folder": folder, "paths": [path], "names": set(names)})
    return [batch["paths"] for batch in made]


TEST_MAIN = os.path.realpath(os.path.join(os.path.dirname(__file__), "../support/testmain.h"))


def flags(commands):
    """What all these compile commands ask for, each include folder and macro once; of two values the first counts. Headers
    that were read beforehand are left out, so that a file has to include what it uses; but for what tests get by themselves."""
    seen, result = set(), []
    for command in commands:
        words = iter(shlex.split(command))
        for word in words:
            pair = [word, next(words, "")] if word in ("-isystem", "-include", "-o") else [word]
            if word == "-include" and pair[1].endswith("cmake_pch.hxx"):
                if "testheaders" not in pair[1]:
                    continue
                pair[1] = TEST_MAIN
            known = word.split("=", 1)[0] if word.startswith("-D") else " ".join(pair)
            if word.startswith("-") and word not in ("-o", "-c", "-Winvalid-pch") and known not in seen:
                seen.add(known)
                result += pair
    return result


def unit(root, paths):
    head = NO_MAIN if paths[0].startswith("tests/") else ""
    return head + "".join(f'#include "{os.path.join(root, path)}"\n' for path in paths)
