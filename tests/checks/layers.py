# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads every #include and proves the arrows between the folders: only downward, and no circle."""
import posixpath
import re

from tree import line_of, without_comments

BELOW = {
    "domain": [],
    "storage": [],
    "api": ["domain"],
    "journal": ["api", "domain", "storage"],
    "archive": ["api", "domain", "storage"],
    "account": ["journal", "archive", "api", "domain", "storage"],
    "models": ["account", "journal", "archive", "api", "domain", "storage"],
    "ui": ["models", "account", "journal", "archive", "api", "domain"],
    "sandbox": [],
    "app": ["ui", "models", "account", "journal", "archive", "api", "domain", "sandbox"],
}
# Pages know results and the log of requests, never the wire: what reads over it lives in loaders of models.
API_FOR_UI = ("models/api/apierror.h", "models/api/result.h", "models/api/requestlog.h")
# What Session hands to loaders; a page needs no include to call on it.
WIRE = re.compile(r"\btransport\s*\(\s*\)")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.M)
GENERATED = re.compile(r"^(ui_.*\.h|moc_.*\.cpp|.*\.moc|.*config\.h)$")
ROOTS = ("", "models", "ui", "app", "app/sandbox", "tests", "tests/support")


def layer(path):
    parts = path.split("/")
    if parts[0] == "models":
        return parts[1] if len(parts) > 2 else "models"
    if parts[:2] == ["app", "sandbox"]:
        return "sandbox"
    return parts[0]


def resolve(known, path, name):
    folders = (posixpath.dirname(path),) + ROOTS
    for candidate in (posixpath.normpath(posixpath.join(folder, name)) for folder in folders):
        if candidate in known:
            return candidate
    return None


def forbidden(path, target):
    source, below = layer(path), layer(target)
    if source == "tests":
        return None
    if below != source and below not in BELOW.get(source, []):
        return f"{source} must not use {below}"
    if source == "ui" and below == "api" and target not in API_FOR_UI:
        return "ui may know " + ", ".join(posixpath.basename(p) for p in API_FOR_UI) + " of api, nothing else"
    return None


def included(tree, known, path):
    """(line, what, file of ours or None) for each include of a file of ours; Qt and the system are not ours."""
    text = tree.text(path)
    for match in INCLUDE.finditer(text):
        target = resolve(known, path, match.group(2))
        if target or (match.group(1) == '"' and not GENERATED.match(posixpath.basename(match.group(2)))):
            yield line_of(text, match.start(2)), match.group(2), target


def circle(graph):
    """One circle as a list of paths, or None. Depth first; a path met again while still open closes a circle."""
    done, open_paths = set(), []

    def walk(path):
        if path in open_paths:
            return open_paths[open_paths.index(path):] + [path]
        if path in done:
            return None
        open_paths.append(path)
        found = next(filter(None, map(walk, graph.get(path, []))), None)
        open_paths.pop()
        done.add(path)
        return found

    return next(filter(None, map(walk, sorted(graph))), None)


def problems(tree):
    sources = tree.having(".h", ".cpp", under=("models/", "ui/", "app/", "tests/"), outside=("tests/data/",))
    known, graph, found, parsers = set(sources), {}, [], []
    for path in sources:
        for line, name, target in included(tree, known, path):
            if not target:
                found.append(f'{path}:{line}: "{name}" is no file of ours; use <> for what is not')
                continue
            graph.setdefault(path, []).append(target)
            why = forbidden(path, target)
            if why:
                found.append(f"{path}:{line}: {name}: {why}")
        if layer(path) == "ui":
            code = without_comments(tree.text(path))
            found += [f"{path}:{line_of(code, m.start())}: {m.group()}: ui must not reach for the wire" for m in WIRE.finditer(code)]
        if "#include <phonenumbers/" in tree.text(path):
            parsers.append(path)
    if len(parsers) > 1:
        found.append("libphonenumber belongs in one file, not in " + " and ".join(parsers))
    round_trip = circle(graph)
    return found + (["circle: " + " -> ".join(round_trip)] if round_trip else [])
