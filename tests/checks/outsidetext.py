# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing in the tree looks like a key, and no text from outside can become rich text.

Rich text needs a comment 'rich text: why it is ours alone' in the line or in the one above it."""
import re

from tree import line_of

# Message ids (mdr2- and 32 digits) are no keys.
KEY = re.compile(r"(?<![0-9A-Za-z-])[0-9a-f]{32}(?![0-9A-Za-z])")
RICH = re.compile(r"\b(setHtml|insertHtml|appendHtml|setMarkdown|insertMarkdown|Qt::RichText|Qt::AutoText|Qt::MarkdownText)\b")
TEXT = (".cpp", ".h", ".py", ".sh", ".md", ".json", ".ui", ".txt", ".xml")


def problems(tree):
    found = []
    for path in tree.having(*TEXT, outside=("tests/data/",)):
        text = tree.text(path)
        found += [f"{path}:{line_of(text, m.start())}: looks like a secret key; take one that a machine makes at run time"
                  for m in KEY.finditer(text)]
    for path in tree.having(".cpp", ".h", under=("ui/", "app/")):
        text = tree.text(path)
        lines = text.split("\n")
        for match in RICH.finditer(text):
            line = line_of(text, match.start())
            if "rich text:" not in "\n".join(lines[max(0, line - 2):line]).lower():
                found.append(f"{path}:{line}: {match.group()} without a 'rich text:' comment that says why this is safe")
    return found
