# SPDX-License-Identifier: GPL-3.0-or-later
"""Every source, build file and script says its licence in its first line (the second one after a #! line)."""
IDENTIFIER = "SPDX-License-Identifier: GPL-3.0-or-later"


def problems(tree):
    paths = tree.having(".cpp", ".h", ".py", ".sh", ".cmake", ".awk", "CMakeLists.txt", outside=("tests/data/",))
    scripts = [path for path in tree.paths if path not in paths and "." not in path.rsplit("/", 1)[-1] and tree.text(path).startswith("#!")]
    return [f"{path}: '{IDENTIFIER}' is not in its first line" for path in paths + scripts if not _has(tree.text(path))]


def _has(text):
    lines = text.split("\n", 2)
    return IDENTIFIER in lines[0] or (lines[0].startswith("#!") and len(lines) > 1 and IDENTIFIER in lines[1])
