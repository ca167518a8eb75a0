# SPDX-License-Identifier: GPL-3.0-or-later
"""After the main job: the secret key is nowhere that anybody could read it, and nobody but the account was talked to."""
import ipaddress
import os
import pathlib
import subprocess

import watch
from bus import select_row, text_of, tree_text, walk

EXPORT = "requests.json"


def on_screen(screen):
    """What the accessibility bus tells of every window: names, descriptions, texts of fields, the first cells of tables."""
    lines = []
    for window in screen.windows():
        lines += tree_text(window, most=60)
        lines += [text_of(node) for node in walk(window) if node.getRoleName() in ("text", "password text")]
    return "\n".join(lines)


def clipboard():
    return subprocess.run(["xclip", "-selection", "clipboard", "-o"], capture_output=True, timeout=20).stdout


def export_requests(screen):
    """By the activity panel, into the home folder; and one of them to the clipboard."""
    screen.press("Activity", role="check box")
    select_row(screen.find("table", "Requests, newest first"), 0)
    screen.press("Copy as curl")
    screen.press("Export…")
    box = screen.dialog()
    place = pathlib.Path(os.environ["HOME"], EXPORT)
    screen.type("File name:", str(place), box)
    screen.press("Save", where=box)
    screen.until(lambda: place.exists() and place.read_bytes().rstrip().endswith(b"}"), f"the file {place.name}")
    return place.read_bytes()


def look_for_the_secret(keys, screen, process, steps):
    """While the program runs."""
    wanted = watch.needles(keys)
    exported = export_requests(screen)
    assert b"/v2/numbers" in exported and not watch.holds(exported, wanted), "the secret key is in the export"
    copied = clipboard()
    assert copied.startswith(b"curl ") and not watch.holds(copied, wanted), copied
    screen.menu("Account", "Connect a Flowroute account…")
    field = screen.find("password text", "Secret key", screen.dialog())
    field.queryEditableText().setTextContents(keys[1])
    shown = on_screen(screen)
    assert "Numbers" in shown and not watch.holds(shown.encode(), wanted), "the secret key is on the screen"
    screen.press("Cancel", where=screen.dialog())
    hits = watch.in_processes(process.pid, wanted)
    assert not hits, hits
    steps.done(f"no secret in export, clipboard, {len(shown)} characters of screen, nor in the process list")


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
