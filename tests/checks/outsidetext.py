# SPDX-License-Identifier: GPL-3.0-or-later
"""Nothing in the tree looks like a key, and no text from outside can become rich text.

Rich text needs a comment 'rich text: why it is ours alone' in the line or in the one above it. A label takes what looks
like HTML for rich text unless it is told otherwise, so one whose text is more than a tr() of ours says Qt::PlainText in the
same file; so does one of a form that code fills. Tool tips cannot be told: they go through plainToolTip()."""
import re
import xml.etree.ElementTree as ET

from tree import line_of, without_comments

# Message ids (mdr2- and 32 digits) are no keys.
KEY = re.compile(r"(?<![0-9A-Za-z-])[0-9a-f]{32}(?![0-9A-Za-z])")
RICH = re.compile(r"\b(setHtml|insertHtml|appendHtml|setMarkdown|insertMarkdown|Qt::RichText|Qt::AutoText|Qt::MarkdownText)\b")
TEXT = (".cpp", ".h", ".py", ".sh", ".md", ".json", ".ui", ".txt", ".xml")


LABEL = re.compile(r"(\w+)\s*(?:=\s*|\()new QLabel(?=\()")
TIP = re.compile(r"\bsetToolTip(?=\()")
OURS = re.compile(r'(?:\w+::)*tr\("(?:\\.|[^"\\])*"(?:\s*"(?:\\.|[^"\\])*")*\)')


def argument(text, opening):
    """What stands in the parentheses that open there, on one line."""
    depth, inside = 0, False
    for end in range(opening, len(text)):
        if text[end] == '"' and text[end - 1] != "\\":
            inside = not inside
        depth += 0 if inside else (text[end] == "(") - (text[end] == ")")
        if depth == 0:
            return " ".join(text[opening + 1:end].split())
    return ""


def is_ours(words):
    """Whether it is nothing but translated text of ours, or a choice of it."""
    return OURS.sub("", words.split(" ? ", 1)[-1]).strip(" :") == ""


def bare_labels(path, text):
    code = without_comments(text)
    for match in LABEL.finditer(code):
        name, words = match.group(1), argument(code, match.end())
        text_of_it = words.rsplit(",", 1)[0] if "," in words else ""
        told = re.search(rf"\b{name}->(setTextFormat\(Qt::PlainText|setPixmap)", code)
        if not told and not (text_of_it and is_ours(text_of_it) and not re.search(rf"\b{name}->setText\(", code)):
            yield f"{path}:{line_of(code, match.start())}: label {name} does not say Qt::PlainText"


def bare_tips(path, text):
    code = without_comments(text)
    for match in TIP.finditer(code):
        words = argument(code, match.end())
        if not words.startswith("plainToolTip(") and not is_ours(words):
            yield f"{path}:{line_of(code, match.start())}: a tool tip without plainToolTip()"


def bare_form_labels(path, text):
    for widget in ET.fromstring(text).iter("widget"):
        properties = {item.get("name"): item for item in widget.findall("property")}
        words = properties.get("text")
        filled = words is None or not (words.findtext("string") or "").strip()
        if widget.get("class") == "QLabel" and filled and "textFormat" not in properties and "pixmap" not in properties \
                and widget.get("name") != "logo":
            yield f"{path}: label {widget.get('name')} does not say Qt::PlainText"


def problems(tree):
    found = []
    for path in tree.having(".cpp", under=("ui/", "app/")):
        if not path.startswith("app/sandbox/"):
            found += [*bare_labels(path, tree.text(path)), *bare_tips(path, tree.text(path))]
    for path in tree.having(".ui", under=("ui/",)):
        found += bare_form_labels(path, tree.text(path))
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
