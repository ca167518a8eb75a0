# SPDX-License-Identifier: GPL-3.0-or-later
"""The tracked files of the tree, and text helpers, for the checks beside this file."""
import os
import re
import subprocess

LEFT_OUT = ("build", ".git")


class Tree:
    """Paths relative to the top, with '/' between. A check's self-test makes one from a dict instead of a folder."""

    def __init__(self, root=None, files=None):
        self.root = root
        self._texts = dict(files or {})
        self.paths = sorted(self._texts) if files is not None else sorted(_listed(root))

    def text(self, path):
        if path not in self._texts:
            with open(os.path.join(self.root, path), encoding="utf-8", errors="replace") as source:
                self._texts[path] = source.read()
        return self._texts[path]

    def having(self, *endings, under=("",), outside=()):
        return [path for path in self.paths
                if path.endswith(endings) and path.startswith(tuple(under)) and not (outside and path.startswith(tuple(outside)))]


def _listed(root):
    # New files count too. A checkout that belongs to somebody else (containers) is fine to read.
    git = subprocess.run(["git", "-c", "safe.directory=*", "-C", root, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                         capture_output=True, text=True, check=False)
    if git.returncode == 0 and git.stdout:
        return [path for path in git.stdout.split("\0") if path and os.path.isfile(os.path.join(root, path))]
    found = []
    for folder, folders, names in os.walk(root):
        folders[:] = [name for name in folders if name not in LEFT_OUT]
        found += [os.path.relpath(os.path.join(folder, name), root).replace(os.sep, "/") for name in names]
    return found


def without_comments(text):
    """C++ without comments, lines kept, so that line numbers stay true. Literals stay as they are."""
    pattern = re.compile(r'//[^\n]*|/\*.*?\*/|R"\((?:.|\n)*?\)"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'', re.S)
    return pattern.sub(lambda m: "\n" * m.group().count("\n") if m.group().startswith("/") else m.group(), text)


def line_of(text, position):
    return text.count("\n", 0, position) + 1
