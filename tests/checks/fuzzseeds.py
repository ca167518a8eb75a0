# SPDX-License-Identifier: GPL-3.0-or-later
"""The committed seeds of the fuzzer are those that tests/fuzz/seeds.py writes from the contract."""
import os
import sys


def problems(tree):
    sys.path.insert(0, os.path.join(tree.root, "tests", "fuzz"))
    import seeds  # noqa: E402
    wanted = {f"tests/fuzz/corpus/{target}/{name}": content for target, files in seeds.seeds().items() for name, content in files.items()}
    there = {path for path in tree.paths if path.startswith("tests/fuzz/corpus/") and path.rsplit("/", 1)[-1].startswith("seed-")}
    found = [f"{path}: no such seed is written any more" for path in there - wanted.keys()]
    found += [f"{path}: missing" for path in wanted.keys() - there]
    for path in there & wanted.keys():
        with open(os.path.join(tree.root, path), "rb") as file:
            if file.read() != wanted[path]:
                found.append(f"{path}: differs")
    return sorted(found) + (["python3 tests/fuzz/seeds.py writes them"] if found else [])
