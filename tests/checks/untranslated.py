# SPDX-License-Identifier: GPL-3.0-or-later
"""Text that a person sees goes through tr(). Finds literals with words in them that are given straight to a widget."""
import re
import xml.etree.ElementTree

from tree import line_of, without_comments

SHOWS = ("setText|setWindowTitle|setToolTip|setStatusTip|setWhatsThis|setPlaceholderText|setAccessibleName|setAccessibleDescription|"
         "setTitle|setInformativeText|setDetailedText|setLabelText|setHeaderLabels|setTabText|setPrefix|setSuffix|showMessage|"
         "addAction|addMenu|addTab|addItem|addItems|addButton|addRow|insertItem|insertTab|QLabel|QPushButton|QCheckBox|QRadioButton|"
         "QGroupBox|QAction|QMenu|QToolButton|QTableWidgetItem|QListWidgetItem")
LITERAL = r'(?:u?"((?:\\.|[^"\\])*)"(?:_s)?|Q(?:StringLiteral|Latin1String|Latin1StringView|String)\(u?"((?:\\.|[^"\\])*)"\))'
CALL = re.compile(r"\b(" + SHOWS + r")\s*[({]\s*(?:[a-zA-Z_]\w*\s*,\s*)?\{?\s*" + LITERAL)
WORDS = re.compile(r"[A-Za-z]{2}")
SAMPLE = re.compile(r"^(?=\S*[\d/:@])\S+$")  # an address or an id, the same in every language
SHOWN_IN_FORM = {"text", "title", "windowTitle", "toolTip", "statusTip", "whatsThis", "placeholderText", "accessibleName", "accessibleDescription"}


def problems(tree):
    found = []
    for path in tree.having(".cpp", ".h", under=("ui/", "app/", "models/"), outside=("app/sandbox/",)):
        text = without_comments(tree.text(path))
        for match in CALL.finditer(text):
            if _is_words(_plain(match.group(2) or match.group(3) or "")):
                found.append(f"{path}:{line_of(text, match.start())}: {match.group(1)}() with text that does not go through tr()")
    for path in tree.having(".ui", under=("ui/", "app/")):
        found += _form_problems(path, tree.text(path))
    return found


def _is_words(text):
    return WORDS.search(text) and not SAMPLE.match(text)


def _plain(literal):
    return re.sub(r"\\.|%\w", "", literal)


def _form_problems(path, text):
    """Forms are translated unless they say notr; that is right for what has no words only."""
    for prop in xml.etree.ElementTree.fromstring(text).iter("property"):
        string = prop.find("string")
        if prop.get("name") in SHOWN_IN_FORM and string is not None and string.get("notr") == "true" and _is_words(string.text or ""):
            yield f"{path}: {prop.get('name')} '{string.text}' is marked as not to be translated"
