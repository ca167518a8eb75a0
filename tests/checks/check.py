# SPDX-License-Identifier: GPL-3.0-or-later
"""check.py NAME [BUILD]: runs one check over this tree and prints what it found. By hand: python3 tests/checks/check.py layers"""
import importlib
import os
import sys

from tree import Tree


def main():
    root = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
    found = list(importlib.import_module(sys.argv[1]).problems(Tree(root), *sys.argv[2:3]))
    for problem in found:
        print(problem)
    print(f"{sys.argv[1]}: {len(found)} problems" if found else f"{sys.argv[1]}: fine")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
