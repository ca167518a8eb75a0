# SPDX-License-Identifier: GPL-3.0-or-later
"""clang-format 14 has nothing to change in any C++ file. Other versions disagree with it in details, so they are not asked."""
import concurrent.futures
import os
import shutil
import subprocess


def problems(tree):
    tool = shutil.which("clang-format-14") or shutil.which("clang-format")
    if not tool:
        return ["clang-format is missing; packaging/packages/tests lists what is needed"]
    version = subprocess.run([tool, "--version"], capture_output=True, text=True, check=True).stdout.strip()
    if "version 14." not in version:
        print(f"formatted: needs version 14, here is {version}")
        raise SystemExit(77)
    paths = tree.having(".cpp", ".h")
    batches = [paths[start:start + 20] for start in range(0, len(paths), 20)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return [line for lines in pool.map(lambda batch: _ask(tool, tree.root, batch), batches) for line in lines]


def _ask(tool, root, paths):
    run = subprocess.run([tool, "--dry-run", "--style=file", *paths], cwd=root, capture_output=True, text=True, check=False)
    lines = [line for line in run.stderr.splitlines() if "[-Wclang-format-violations]" in line]
    wrong = sorted({line.split(":", 1)[0] for line in lines})
    if run.returncode and not wrong:
        return [run.stderr.strip()]
    return [f"{path}: not formatted; clang-format -i {path}" for path in wrong]
