# SPDX-License-Identifier: GPL-3.0-or-later
"""The program as the accessibility bus tells of it: finding, reading and acting, as assistive technology does."""
import time

import gi
gi.require_version("Atspi", "2.0")
import pyatspi  # noqa: E402
from gi.repository import Atspi, GLib  # noqa: E402

PATIENCE = 20.0  # seconds; the machine may be busy, so it is generous and never waited out when all is well
GLANCE = 0.03
KEY_UP, KEY_DOWN, KEY_RETURN = 0xff52, 0xff54, 0xff0d  # X keysyms
GONE = (GLib.GError, LookupError, NotImplementedError, AttributeError)
CELLS = ("table", "list")  # roles whose children are cells: a thousand of them are no widgets


class Missing(AssertionError):
    """What a step wanted was not there; the text shows what was."""


def children(node):
    for index in range(node.childCount):
        child = node.getChildAtIndex(index)
        if child is not None:
            yield child


def is_showing(node):
    return node.getState().contains(pyatspi.STATE_SHOWING)


def is_enabled(node):
    return node.getState().contains(pyatspi.STATE_ENABLED)


def walk(node, into_cells=False):
    """Everything on the screen below that node. What vanishes meanwhile is left out."""
    try:
        # An application never says that it is showing; everything else that does not is covered or hidden.
        if node.getRole() != pyatspi.ROLE_APPLICATION and not is_showing(node):
            return
        yield node
        if into_cells or node.getRoleName() not in CELLS:
            for child in children(node):
                yield from walk(child, into_cells)
    except GONE:
        return


def role_of(node):
    """None for what has vanished since it was seen."""
    try:
        return node.getRoleName()
    except GONE:
        return None


def names_of(node):
    """Its name; a combo box of Qt 6.4 is named by its present choice, so there the texts of its labels count."""
    if node.getRoleName() != "combo box":
        return [node.name]
    return [relation.getTarget(index).name for relation in node.getRelationSet()
            if relation.getRelationType() == pyatspi.RELATION_LABELLED_BY
            for index in range(relation.getNTargets())]


def describe(node):
    marks = "" if is_enabled(node) else " (disabled)"
    extra = f" – {node.description}" if node.description else ""
    text = text_of(node) if node.getRoleName() in ("text", "spin button") else None
    return f"{node.getRoleName()} {node.name!r}{marks}{extra}" + (f" = {text!r}" if text is not None else "")


def tree_text(node, depth=0, most=24):
    lines = []
    try:
        if node.getRole() != pyatspi.ROLE_APPLICATION and not is_showing(node):
            return []
        lines.append("  " * depth + describe(node))
        for index, child in enumerate(children(node)):
            if index == most:
                lines.append("  " * (depth + 1) + f"… {node.childCount - most} more")
                break
            lines += tree_text(child, depth + 1, most)
    except GONE:
        pass
    return lines


def text_of(node):
    return node.queryText().getText(0, -1)


def act(node, name):
    """Performs the action of that name."""
    actions = node.queryAction()
    known = [actions.getName(index) for index in range(actions.nActions)]
    if name not in known:
        raise Missing(f"{describe(node)} offers {known or 'no action'}, not {name}")
    actions.doAction(known.index(name))


def press_key(keysym):
    """The last resort, for what has no action on the bus of Qt 6.4. It goes to the focused widget."""
    pyatspi.Registry.generateKeyboardEvent(keysym, None, pyatspi.KEY_SYM)


def fitting(words, condition):
    """A condition on a name, with the words for a failure."""
    condition.__doc__ = words
    return condition


def starts(front, inside=""):
    return fitting(f"that begins with {front!r} and contains {inside!r}",
                   lambda text: text.startswith(front) and inside in text)


def focused_entry(box):
    for entry in children(box.getChildAtIndex(0)):
        if entry.getState().contains(pyatspi.STATE_FOCUSED):
            return entry
    return None


class Screen:
    """One running program on the bus."""

    def __init__(self, process_id):
        self.app = self.until(lambda: self._application(process_id), "the program on the accessibility bus")
        # Names and states as they are now: the library's memory of them lags behind.
        self.app.set_cache_mask(Atspi.Cache.NONE)

    @staticmethod
    def _application(process_id):
        desktop = pyatspi.Registry.getDesktop(0)
        for candidate in children(desktop):
            if candidate.get_process_id() == process_id and candidate.childCount > 0:
                return candidate
        return None

    def until(self, condition, what, seconds=PATIENCE, where=None):
        """The first true value of the condition. Fails with the tree when none comes in time."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                value = condition()
            except GONE:
                value = None
            if value:
                return value
            if time.monotonic() > deadline:
                raise Missing(f"{seconds:.0f} seconds in vain for {what}\n" + self.tree(where))
            time.sleep(GLANCE)

    def tree(self, where=None):
        start = where or getattr(self, "app", None)
        return "\n".join(tree_text(start)) if start else "(nothing on the bus)"

    def windows(self):
        """Those in sight, the latest first: a dialog stands before what it was opened from."""
        return [window for window in reversed(list(children(self.app))) if is_showing(window)]

    def dialog(self):
        """The one in front. (A dialog of Qt 6.4 never says that it is modal.)"""
        return self.until(lambda: next((window for window in self.windows() if window.getRoleName() == "dialog"), None),
                          "a dialog")

    def seek(self, role, name, where=None, enabled=False):
        """The first such node in sight, or None. A name may be a condition on it."""
        fits = name if callable(name) else lambda text: text == name
        for start in [where] if where else self.windows():
            for node in walk(start):
                if node.getRoleName() == role and any(map(fits, names_of(node))):
                    if not enabled or is_enabled(node):
                        return node
        return None

    def find(self, role, name, where=None, enabled=False, seconds=PATIENCE):
        state = "enabled " if enabled else ""
        shown = name.__doc__ if callable(name) else repr(name)
        return self.until(lambda: self.seek(role, name, where, enabled), f"the {state}{role} {shown}", seconds, where)

    def press(self, name, role="push button", where=None):
        node = self.find(role, name, where, enabled=True)
        act(node, "Toggle" if role == "check box" else "Press")
        return node

    def type(self, name, text, where=None):
        """Replaces the text of a field."""
        field = self.find("text", name, where, enabled=True)
        field.queryEditableText().setTextContents(text)
        self.until(lambda: text_of(field) == text, f"{text!r} in the field {name!r}", where=where)
        return field

    def set_moment(self, name, text):
        field = self.find("spin button", name, enabled=True)
        field.queryEditableText().setTextContents(text)
        self.until(lambda: text_of(field) == text, f"{text!r} in {name!r}")

    def menu(self, title, entry):
        """An entry is there before its menu is opened, and acts."""
        bar = self.find("menu item", title)
        act(next(item for item in children(bar.getChildAtIndex(0)) if item.name == entry), "Press")

    def choose(self, name, choice, where=None):
        """Makes a choice in a combo box. Its entries offer nothing but Toggle, which does not choose (Qt 6.4), so
        the list is opened by its action and walked through by keys."""
        box = self.find("combo box", name, where, enabled=True)
        act(box, "Press")
        entries = self.until(lambda: [entry.name for entry in children(box.getChildAtIndex(0))], f"entries of {name}")
        self.until(lambda: focused_entry(box), f"the open list of {name}", where=box)
        steps = entries.index(choice) - entries.index(focused_entry(box).name)
        for _ in range(abs(steps)):
            press_key(KEY_DOWN if steps > 0 else KEY_UP)
        self.until(lambda: focused_entry(box).name == choice, f"the entry {choice!r} of {name}", where=box)
        press_key(KEY_RETURN)
        self.until(lambda: box.name == choice, f"{choice!r} in {name}")

    def tab(self, name):
        """Opens a page; the title may carry a count."""
        node = self.find("page tab", starts(name))
        act(node, "Press")


def table_column(table, column):
    """The texts of one column of a table, row by row. A list is one too: all columns of what it shows are there."""
    cells = table.queryTable()
    return [cells.getAccessibleAt(row, column).name for row in range(cells.nRows)]


def selected_rows(table):
    return list(table.queryTable().getSelectedRows())


def select_row(table, row):
    """Leaves that row as the only one selected."""
    cells = table.queryTable()
    for other in selected_rows(table):
        if other != row:
            cells.removeRowSelection(other)
    if not cells.isRowSelected(row) and not cells.addRowSelection(row):
        raise Missing(f"row {row} of {describe(table)} cannot be selected")
