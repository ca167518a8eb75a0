# SPDX-License-Identifier: GPL-3.0-or-later
"""Only the lock (models/account/readonlylock.cpp) opens and shuts the journal's door for changes: whoever else did would
leave the padlock, the strip and the time that locks again behind."""
import re

from tree import line_of, without_comments

LOCK = "models/account/readonlylock.cpp"
CALL = re.compile(r"\b\w*[jJ]ournal\w*(?:\(\))?\s*(?:\.|->)\s*setReadOnly\s*\(")


def problems(tree):
    found = []
    for path in tree.having(".cpp", ".h", under=("models/", "ui/", "app/")):
        text = without_comments(tree.text(path))
        found += [f"{path}:{line_of(text, call.start())}: only {LOCK} may call Journal::setReadOnly; use ReadOnlyLock"
                  for call in CALL.finditer(text) if path != LOCK]
    if not CALL.search(tree.text(LOCK) if LOCK in tree.paths else ""):
        found.append(f"{LOCK} does not call Journal::setReadOnly any more: this check looks for the wrong name")
    return found
