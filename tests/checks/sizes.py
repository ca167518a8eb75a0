# SPDX-License-Identifier: GPL-3.0-or-later
"""Median file at most 150 lines, none above 400. Functions are clang-tidy's part (readability-function-size)."""
import statistics

MEDIAN, MOST = 150, 400


def problems(tree):
    lines = {path: tree.text(path).count("\n") for path in tree.having(".cpp", ".h", ".py", ".sh", outside=("tests/data/",))}
    found = [f"{path}: {count} lines, more than {MOST}" for path, count in lines.items() if count > MOST]
    median = statistics.median(lines.values()) if lines else 0
    return found + ([f"the median file has {median:.0f} lines, more than {MEDIAN}"] if median > MEDIAN else [])
