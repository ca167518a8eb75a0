# SPDX-License-Identifier: GPL-3.0-or-later
"""The desktop file and the metadata say the same as CMakeLists.txt, and appstreamcli finds nothing wrong with them."""
import configparser
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree

FOLDER = "packaging/linux/"


def problems(tree):
    build = tree.text("CMakeLists.txt")
    name = re.search(r'set\(TRUNKLINE_ID "([^"]+)"\)', build).group(1)
    version = re.search(r"\bVERSION ([0-9.]+)\n", build).group(1)
    desktop, metadata = f"{FOLDER}{name}.desktop", f"{FOLDER}{name}.metainfo.xml"
    missing = [f"{path} is missing" for path in (desktop, metadata) if path not in tree.paths]
    return missing or list(_desktop(desktop, tree.text(desktop), name)) + list(_metadata(tree, metadata, name, version))


def _desktop(path, text, name):
    parser = configparser.ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str
    parser.read_string(text)
    wanted = {"Type": "Application", "Name": "Trunkline", "Exec": "trunkline", "Icon": name}
    for key, value in wanted.items():
        if parser["Desktop Entry"].get(key) != value:
            yield f"{path}: {key} is not {value}"
    for action in filter(None, parser["Desktop Entry"].get("Actions", "").split(";")):
        if not parser.has_section(f"Desktop Action {action}"):
            yield f"{path}: the action {action} is not described"


def _metadata(tree, path, name, version):
    root = xml.etree.ElementTree.fromstring(tree.text(path).encode())
    if root.findtext("id") != name:
        yield f"{path}: the id is not {name}"
    if root.find("releases/release").get("version") != version:
        yield f"{path}: the newest release is not {version}, the version of CMakeLists.txt"
    if not tree.root:
        return
    if not shutil.which("appstreamcli"):
        yield "appstreamcli is missing; packaging/packages/tests lists what is needed"
        return
    run = subprocess.run(["appstreamcli", "validate", "--no-net", os.path.join(tree.root, path)],
                         capture_output=True, text=True, check=False)
    if run.returncode:
        yield run.stdout
