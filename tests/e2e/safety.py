# SPDX-License-Identifier: GPL-3.0-or-later
"""After the main job: the secret key is nowhere that anybody could read it, and nobody but the account was talked to."""
import ipaddress
import os
import pathlib
import subprocess

import pyatspi
import watch
from bus import role_of, select_row, starts, text_of, tree_text, walk

KEPT = "Kept account"


def on_screen(screen):
    """What the accessibility bus tells of every window: names, descriptions, texts of fields, the first cells of tables."""
    lines = []
    for window in screen.windows():
        lines += tree_text(window, most=60)
        lines += [text_of(node) for node in walk(window) if role_of(node) in ("text", "password text")]
    return "\n".join(lines)


def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, timeout=20).stdout


def export(screen, box, name):
    """By the Export button of that window, into the home folder; returns what was written."""
    screen.press("Export…", where=box)
    screen.until(lambda: screen.dialog() != box, "the choice of a file")
    chooser = screen.dialog()
    place = pathlib.Path(os.environ["HOME"], name)
    screen.type("File name:", str(place), chooser)
    screen.press("Save", where=chooser)
    screen.until(lambda: place.exists() and place.stat().st_size > 0 and chooser not in screen.windows(), f"the file {name}")
    return place.read_bytes()


def export_requests(screen):
    """From the activity panel, and one of them to the clipboard."""
    screen.press("Activity", role="check box")
    select_row(screen.find("table", "Requests, newest first"), 0)
    screen.press("Copy as curl")
    return export(screen, None, "requests.json")


def export_journal(screen):
    screen.menu("Account", "Journal…")
    box = screen.dialog()
    written = export(screen, box, "journal.csv")
    screen.press("Close", where=box)
    return written


def export_accounts(screen):
    screen.menu("Account", "Manage accounts…")
    box = screen.dialog()
    written = export(screen, box, "accounts.json")
    screen.press("Close", where=box)
    return written


def type_secret(screen, keys, box):
    field = screen.find("password text", "Secret key", box)
    field.queryEditableText().setTextContents(keys[1])


def connect_and_keep(keys, screen, url):
    """Connects the account by its form, so that it is remembered; its secret key is for this session only."""
    screen.menu("Account", "Connect a Flowroute account…")
    box = screen.dialog()
    screen.type("Name of this account", KEPT, box)
    screen.type("Base URL", url, box)
    screen.type("Access key", keys[0], box)
    type_secret(screen, keys, box)
    place = screen.find("combo box", "Secret key is kept in", box)
    screen.until(lambda: screen.seek("label", starts("Looking for the key ring"), box) is None, "news of the key ring")
    if place.getState().contains(pyatspi.STATE_ENABLED):
        screen.choose("Secret key is kept in", "This session only", box)
    shown = on_screen(screen)
    screen.press("Connect", where=box)
    screen.find("push button", f"Account: {KEPT}")
    return shown


def look_for_the_secret(keys, screen, process, url, steps):
    """While the program runs."""
    wanted = watch.needles(keys)
    exported = export_requests(screen)
    assert b"/v2/numbers" in exported and not watch.holds(exported, wanted), "the secret key is in the export"
    copied = clipboard()
    assert copied.startswith(b"curl ") and not watch.holds(copied, wanted), copied
    journal = export_journal(screen)
    assert b"urchase" in journal and not watch.holds(journal, wanted), journal[:400]
    spoken = watch.SpokenTexts()
    screen.until(lambda: b"signal" in spoken.heard(), "the first event on the bus")
    shown = connect_and_keep(keys, screen, url)
    heard = spoken.end()
    assert b"TextChanged" in heard and KEPT.encode() in heard, "nothing was heard of what was typed"
    assert not watch.holds(heard, wanted), "the secret key is told as it is typed"
    assert "Secret key" in shown and not watch.holds(shown.encode(), wanted), "the secret key is on the screen"
    accounts = export_accounts(screen)
    assert KEPT.encode() in accounts and not watch.holds(accounts, wanted), accounts
    hits = watch.in_processes(process.pid, wanted)
    assert not hits, hits
    steps.done(f"no secret in three exports, clipboard, what is told while typing, {len(shown)} characters of screen, "
               "nor in the process list")


def look_for_leftovers(keys, steps):
    """When it has ended: what it wrote is on the disk."""
    folders = watch.own_folders()
    written = [path for folder in set(folders) for path in pathlib.Path(folder).rglob("*") if path.is_file()]
    assert any(path.name == "journal.sqlite" for path in written), "the journal was not found: a wrong place?"
    hits = watch.in_files(folders, watch.needles(keys))
    assert not hits, hits
    steps.done(f"no secret in {len(written)} files")


def list_connections(watched, port, steps):
    """Every address that was ever connected to: the account, and nothing else."""
    if watched is None:
        steps.done("connections were not listed: this machine does not allow tracing")
        return
    found = watched.internet()
    print("connected to:", ", ".join(f"{address}:{number}" for address, number in found), flush=True)
    strangers = [place for place in found if not ipaddress.ip_address(place[0]).is_loopback or place[1] != port]
    assert found and not strangers, strangers
    steps.done("connected to the account only")
