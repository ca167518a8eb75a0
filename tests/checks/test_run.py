# SPDX-License-Identifier: GPL-3.0-or-later
"""./run in a copy of the tree, with stand-ins for package manager, compiler and program that write down how they were called."""
import os
import shutil
import subprocess
import tempfile
import unittest

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), "..", ".."))
TOOLS = ("bash", "readlink", "dirname", "sed", "comm", "sort", "xargs", "cksum", "cut", "mkdir", "touch", "grep", "tail", "rm", "env",
         "cat", "chmod", "nproc")

NOTE = 'printf \'%s\' "${0##*/}" >>"$CALLS"; for a; do printf \' [%s]\' "$a" >>"$CALLS"; done; echo >>"$CALLS"\n'
CMAKE = """[ -z "${CMAKE_FAILS:-}" ] || { echo "no such compiler"; exit 1; }
mkdir -p build/release
echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >build/release/CMakeCache.txt
touch build/release/build.ninja
"""
NINJA = """program="$2/bin/trunkline"
if [ "$3" = -n ]; then [ ! -e "$program" ] || echo "ninja: no work to do."; exit 0; fi
mkdir -p "$2/bin"
cat >"$program" <<'END'
#!/bin/bash
printf '%s\\n' "${QT_QPA_PLATFORM:-none}" "$@" >"$STARTED"
END
chmod +x "$program"
"""
DPKG_QUERY = """shift 2
for name; do [ "$name" = "${MISSING:-}" ] || echo "installed $name"; done
"""
STANDINS = {"cmake": CMAKE, "ninja": NINJA, "c++": "", "dpkg-query": DPKG_QUERY, "apt-get": "", "id": 'echo "${USER_ID:-0}"\n'}


class Run(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = os.path.realpath(folder.name)
        self.tree, self.bin = os.path.join(self.top, "tree"), os.path.join(self.top, "bin")
        os.mkdir(self.tree)
        os.mkdir(self.bin)
        shutil.copy(os.path.join(ROOT, "run"), self.tree)
        shutil.copy(os.path.join(ROOT, "CMakePresets.json"), self.tree)
        shutil.copytree(os.path.join(ROOT, "packaging"), os.path.join(self.tree, "packaging"))
        for tool in TOOLS:
            os.symlink(shutil.which(tool), os.path.join(self.bin, tool))
        for name, body in STANDINS.items():
            with open(os.path.join(self.bin, name), "w", encoding="utf-8") as script:
                script.write("#!/bin/bash\n" + ("" if name == "id" else NOTE) + body)
            os.chmod(os.path.join(self.bin, name), 0o755)
        self.calls, self.started = os.path.join(self.top, "calls"), os.path.join(self.top, "started")

    def without(self, *names):
        for name in names:
            os.remove(os.path.join(self.bin, name))

    def read(self, path):
        if not os.path.exists(path):
            return []
        with open(path, encoding="utf-8") as lines:
            text = lines.read().splitlines()
        os.remove(path)
        return text

    def run_it(self, *arguments, **environment):
        """(exit code, what it said, how the program was started: platform and arguments)"""
        environment = {"PATH": self.bin, "HOME": self.top, "CALLS": self.calls, "STARTED": self.started, **environment}
        done = subprocess.run([os.path.join(self.tree, "run"), *arguments], env=environment, capture_output=True, text=True, check=False)
        self.assertEqual(done.stdout, "", "stdout belongs to the program")
        return done.returncode, done.stderr, self.read(self.started)

    def test_with_a_display_it_opens_the_sandbox_account(self):
        code, said, started = self.run_it(DISPLAY=":7")
        self.assertEqual((code, started), (0, ["none", "--sandbox"]), said)
        self.assertNotIn("no display", said)
        self.assertEqual(self.run_it(WAYLAND_DISPLAY="wayland-0")[2], ["none", "--sandbox"])

    def test_without_a_display_it_says_so_and_runs_the_tour(self):
        for environment in ({}, {"DISPLAY": ":7", "QT_QPA_PLATFORM": "offscreen"}):
            code, said, started = self.run_it(**environment)
            self.assertEqual((code, started), (0, ["offscreen", "--tour", self.tree + "/build/tour"]), said)
            self.assertIn("There is no display here", said)
            self.assertIn(self.tree + "/build/tour", said)

    def test_arguments_are_passed_on(self):
        for arguments in (["--base-url", "https://api.example.com/a b"], ["--profile", "two words", ""], ["--sandbox"]):
            self.assertEqual(self.run_it(*arguments, DISPLAY=":7")[2], ["none", *arguments])
        self.assertEqual(self.run_it("--tour", "/tmp/x", DISPLAY=":7")[2], ["none", "--tour", "/tmp/x"])
        self.assertEqual(self.run_it("--tour", "/tmp/x")[2], ["offscreen", "--tour", "/tmp/x"])

    def test_version_and_help_need_no_display(self):
        for argument in ("--version", "-v", "--help", "-h"):
            code, said, started = self.run_it(argument)
            self.assertEqual((code, started), (0, ["offscreen", argument]), said)

    def test_a_second_start_does_no_needless_work(self):
        self.run_it(DISPLAY=":7")
        first = self.read(self.calls)
        self.assertIn("cmake [--preset] [release]", first)
        code, said, started = self.run_it(DISPLAY=":7")
        self.assertEqual((code, said, started), (0, "", ["none", "--sandbox"]))
        self.assertEqual(self.read(self.calls), [f"ninja [-C] [{self.tree}/build/release] [-n] [trunkline] [trunkline-sandbox]"])

    def test_a_moved_tree_is_configured_anew(self):
        self.run_it(DISPLAY=":7")
        moved = os.path.join(self.top, "elsewhere")
        os.rename(self.tree, moved)
        self.tree = moved
        self.read(self.calls)
        self.assertEqual(self.run_it(DISPLAY=":7")[0], 0)
        self.assertIn("cmake [--fresh] [--preset] [release]", self.read(self.calls))

    def test_missing_packages_are_installed(self):
        code, said, started = self.run_it(DISPLAY=":7", MISSING="ninja-build")
        self.assertEqual((code, started), (0, ["none", "--sandbox"]), said)
        self.assertIn("Installing ninja-build", said)
        installs = [line for line in self.read(self.calls) if line.startswith("apt-get [install]")]
        self.assertEqual(len(installs), 1)
        self.assertTrue(installs[0].endswith(" [ninja-build]"), installs)

    def test_without_root_and_sudo_it_says_what_to_do(self):
        code, said, started = self.run_it(DISPLAY=":7", MISSING="ninja-build", USER_ID="1000")
        self.assertEqual((code, started), (1, []))
        self.assertIn("As root: apt-get install ninja-build", said)

    def test_elsewhere_it_says_exactly_what_is_needed(self):
        self.without("apt-get", "dpkg-query")
        code, said, started = self.run_it(DISPLAY=":7")
        self.assertEqual((code, started), (0, ["none", "--sandbox"]), said)
        for needed in ("C++20", "CMake 3.25", "Qt 6.4", "libphonenumber-dev", "qtkeychain-qt6-dev", "fonts-noto-cjk"):
            self.assertIn(needed, said)
        shutil.rmtree(os.path.join(self.tree, "build"))
        self.without("ninja")
        code, said, started = self.run_it(DISPLAY=":7")
        self.assertEqual((code, started), (1, []))
        self.assertIn("Please install these, then start again.", said)

    def test_a_failure_to_configure_is_shown_and_tried_again(self):
        code, said, started = self.run_it(DISPLAY=":7", CMAKE_FAILS="1")
        self.assertEqual((code, started), (1, []))
        self.assertIn("no such compiler", said)
        self.assertIn("Configuring failed", said)
        self.assertEqual(self.run_it(DISPLAY=":7")[0], 0)


if __name__ == "__main__":
    unittest.main()
