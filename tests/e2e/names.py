# SPDX-License-Identifier: GPL-3.0-or-later
"""Opens every page and dialog and fails on a widget that a screen reader could not tell by a name:
names.py CMAKE BUILD-FOLDER, on a private display with a private session bus."""
import json
import os
import pathlib
import sys
import tempfile

import stage
from bus import GONE, children, names_of, role_of, select_row, starts, table_column, text_of, walk

SAVED = "Saved account"
INTERACTIVE = {"check box", "check menu item", "combo box", "link", "list", "menu item", "page tab", "page tab list",
               "push button", "radio button", "slider", "spin button", "table", "table column header", "text",
               "toggle button", "tree", "tree table"}


def is_popup_of_combo_box(node):
    return node.getRoleName() == "list" and node.parent.getRoleName() == "combo box"


def is_named(node):
    """A combo box is told by its label or, where it has none, by its description (Qt 6.4 shows no other name)."""
    if any(name.strip() for name in names_of(node)):
        return True
    return node.getRoleName() == "combo box" and bool(node.description.strip())


def path_of(node):
    steps = []
    while node is not None and node.getRoleName() != "application":
        steps.insert(0, f"{node.getRoleName()} {node.name!r}")
        node = node.parent
    return " / ".join(steps)


def menu_items(node):
    """Also those of menus that are closed: they can be acted on without opening them."""
    try:
        for child in children(node):
            if role_of(child) in INTERACTIVE:
                yield child
            yield from menu_items(child)
    except GONE:
        return


def widgets(window):
    """What is in sight, and what is in its menus."""
    for node in walk(window):
        yield node
        if role_of(node) == "menu bar":
            yield from menu_items(node)


def save_account():
    """One whose secret key is asked for when it is opened."""
    folder = pathlib.Path(os.environ["XDG_CONFIG_HOME"], "trunkline")
    folder.mkdir(parents=True, exist_ok=True)
    account = {"id": "saved", "label": SAVED, "base_url": "http://127.0.0.1:9", "access_key": "saved", "secret": "session"}
    (folder / "profiles.json").write_text(json.dumps({"format": "trunkline-profiles", "version": 1, "profiles": [account]}))


class NameWalk:
    def __init__(self, screen):
        self.screen = screen
        self.seen = 0
        self.nameless = {}

    def look(self, place):
        """Notes what is nameless now. Of a place that was seen before only what is new counts."""
        count = 0
        for window in self.screen.windows():
            for node in widgets(window):
                try:
                    count += self.note(node, place)
                except GONE:
                    continue
        assert count > 0, f"no widget at all in {place}"
        self.seen += count
        print(f"ok {place}: {count} widgets", flush=True)

    def note(self, node, place):
        if node.getRoleName() not in INTERACTIVE or is_popup_of_combo_box(node):
            return 0
        if not is_named(node):
            self.nameless.setdefault(path_of(node), place)
        return 1

    def look_at_dialog(self, place, *leave):
        """Looks at the dialog in front, then leaves it by those buttons, one after the other."""
        box = self.screen.dialog()
        self.look(place)
        for button in leave:
            self.screen.press(button, where=box)
        self.screen.until(lambda: box not in self.screen.windows(), f"the end of {place}")


def welcome(names):
    screen = names.screen
    screen.find("push button", "Try the sandbox account")
    names.look("welcome page")
    screen.press("Connect a Flowroute account")
    screen.press("This address has certificates of its own", role="check box", where=screen.dialog())
    names.look_at_dialog("connect dialog", "Cancel")
    screen.press(f"Open {SAVED}, 127.0.0.1")
    names.look_at_dialog("opening dialog", "Cancel")
    manage_accounts(names)
    screen.menu("Help", "Keyboard shortcuts")
    names.look_at_dialog("shortcuts", "Close")
    screen.menu("Help", "About Trunkline")
    names.look_at_dialog("about", "Close")
    screen.press("Try the sandbox account")


def manage_accounts(names):
    screen = names.screen
    screen.menu("Account", "Manage accounts…")
    box = screen.dialog()
    for tab in ("Safety", "Service and history", "Message callbacks", "Account"):
        screen.tab(tab)
        names.look(f"accounts dialog, {tab}")
    for button in ("Change secret key…", "Forget account…"):
        screen.press(button, where=box)
        screen.until(lambda: screen.dialog() != box, f"the dialog of {button}")
        names.look_at_dialog(f"dialog of {button}", "Cancel")
    names.look_at_dialog("accounts dialog", "Close")


def numbers(names):
    screen = names.screen
    table = screen.find("table", "Numbers")
    screen.until(lambda: table.queryTable().nRows > 0, "numbers")
    select_row(table, 0)
    names.look("numbers")
    screen.type("Filter", "555")
    names.look("numbers with a filter")
    screen.press("Set primary route…")
    screen.press("New route…", role="check box", where=screen.dialog())
    names.look_at_dialog("set route dialog", "Cancel")
    screen.press("Edit alias…")
    names.look_at_dialog("alias dialog", "Cancel")
    screen.press("Release…")
    names.look_at_dialog("release dialog", "Cancel")
    screen.press("Routes…")
    screen.press("New route", where=screen.dialog())
    names.look_at_dialog("routes dialog", "Leave it", "Close")
    table.queryTable().addRowSelection(1)
    screen.press("Set primary route…")
    routes = screen.find("table", "Routes of the account", screen.dialog())
    screen.until(lambda: routes.queryTable().nRows > 0, "routes")
    select_row(routes, 0)
    screen.press("Set route", where=screen.dialog())
    screen.find("table", "Result per number")
    names.look_at_dialog("change of several numbers", "Close")
    screen.press("Activity", role="check box")
    names.look("activity panel")
    screen.press("Activity", role="check box")


def inventory(names):
    screen = names.screen
    screen.tab("Available Inventory")
    table = screen.find("table", "Numbers for sale")
    screen.until(lambda: table.queryTable().nRows > 0, "numbers for sale")
    names.look("inventory search")
    screen.tab("Browse area codes")
    codes = screen.find("list", "Area codes")
    screen.until(lambda: codes.queryTable().nRows > 0, "area codes")
    names.look("inventory drill-down")
    select_row(table, 0)
    screen.press("Add to basket")
    screen.press(starts("Buy 1 number"))
    names.look_at_dialog("purchase", "Cancel")
    screen.press(starts("Buy 1 number"))
    screen.press(starts("Buy"), where=screen.dialog())
    order = screen.find("table", "Order")
    screen.until(lambda: "bought" in table_column(order, 1)[0].lower(), "the order done")
    names.look("order")


def messages(names):
    screen = names.screen
    screen.tab("Messages")
    table = screen.find("table", "Messages")
    select_row(table, 0)
    screen.until(lambda: text_of(screen.find("text", "Message id")), "a message shown")
    names.look("messages")
    screen.press("Look up id…")
    names.look_at_dialog("look-up dialog", "Close")
    screen.press("New message")
    panel = screen.find("page tab list", "Compose").parent
    screen.type("To", "(206) 555-0142", panel)
    screen.type("Text", "Are you there?", panel)
    names.look("compose")
    screen.press("Send…", where=panel)
    names.look_at_dialog("sending", "Cancel")


def locked(names):
    """What stands in the way while the account is read-only."""
    screen = names.screen
    screen.press("Unlocked: make this account read-only")
    screen.find("push button", "Read-only: unlock this account")
    names.look("locked account")
    panel = screen.find("page tab list", "Compose").parent
    screen.press("Send…", where=panel)
    names.look_at_dialog("sending on a locked account", "Cancel")
    screen.tab("Numbers")
    select_row(screen.find("table", "Numbers"), 0)
    screen.press("Edit alias…")
    names.look_at_dialog("alias on a locked account", "Unlock", "Cancel")
    screen.find("push button", "Unlocked: make this account read-only")


def account(names):
    locked(names)
    screen = names.screen
    screen.menu("Account", "Spending limits…")
    names.look_at_dialog("spending limits", "Cancel")
    screen.menu("Account", "Message callbacks…")
    screen.find("label", "As the account has them now.", screen.dialog())
    names.look_at_dialog("message callbacks", "Close")
    screen.menu("Account", "Journal…")
    table = screen.find("table", "Journal, newest first", screen.dialog())
    screen.until(lambda: table.queryTable().nRows > 0, "lines of the journal")
    screen.press("Verify", where=screen.dialog())
    names.look_at_dialog("journal", "Close")


FAULTS = ("DELETE /v2/numbers/*/relationships/* status=403", "GET /v2/numbers/available status=500")


def trouble(names):
    """What shows only when something goes wrong, or is empty."""
    screen = names.screen
    table = screen.find("table", "Numbers")
    screen.until(lambda: table.queryTable().nRows > 1, "numbers")
    select_row(table, 0)
    screen.press("Clear primary")
    screen.press("Clear route", where=screen.dialog())
    screen.find("push button", "Details")
    names.look("message bar")
    screen.press("Details")
    names.look_at_dialog("details", "Close")
    table.queryTable().addRowSelection(1)
    screen.press("Clear primary")
    screen.press("Clear route", where=screen.dialog())
    screen.find("table", "Result per number")
    screen.find("push button", "Details", screen.dialog())
    names.look_at_dialog("failures of several numbers", "Close")
    screen.type("Filter", "no such number")
    screen.find("push button", "Clear the filter")
    names.look("nothing that fits")
    screen.press("Clear the filter")
    screen.press("Routes…")
    routes = screen.find("table", "Routes of the account", screen.dialog())
    screen.until(lambda: "spare-host" in table_column(routes, 0), "routes")
    select_row(routes, table_column(routes, 0).index("spare-host"))
    box = screen.dialog()
    screen.press("Delete…", where=box)
    screen.until(lambda: screen.dialog() != box, "the question")
    names.look_at_dialog("deleting a route", "Cancel")
    screen.press("Close", where=box)
    screen.tab("Available Inventory")
    screen.find("push button", "Try again")
    names.look("a list that failed")


def main():
    _, cmake, build = sys.argv
    save_account()
    with tempfile.TemporaryDirectory(prefix="trunkline-e2e.") as prefix:
        program, _ = stage.installed_programs(cmake, build, prefix)
        with stage.console(program, []) as (process, screen):
            names = NameWalk(screen)
            for visit in (welcome, numbers, inventory, messages, account):
                visit(names)
            screen.menu("Account", "Quit")
            assert process.wait(timeout=20) == 0, process.returncode
    faults = [word for fault in FAULTS for word in ("--fault", fault)]
    with stage.account("--numbers", "3", *faults) as (_, process, screen):
        names.screen = screen
        trouble(names)
        screen.menu("Account", "Quit")
        assert process.wait(timeout=20) == 0, process.returncode
    for path, place in names.nameless.items():
        print(f"NAMELESS in {place}: {path}")
    sys.exit(f"{len(names.nameless)} widgets have no name" if names.nameless else 0)


if __name__ == "__main__":
    main()
