# SPDX-License-Identifier: GPL-3.0-or-later
"""What hardened.py says of a small program that was built with everything, and of one that lacks a single thing."""
import os
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, os.path.dirname(__file__))
import hardened  # noqa: E402

SOURCE = r"""#include <cstdio>
#include <cstring>
#ifdef BOTH
asm(".section .both, \"awx\"; .byte 0; .previous");
#endif
int main(int count, char **words) { char text[16]; std::strcpy(text, words[count - 1]); return std::puts(text) < 0; }
"""
COMPILING = ["-O2", "-fPIC", "-fstack-protector-strong", "-fstack-clash-protection", "-U_FORTIFY_SOURCE", "-D_FORTIFY_SOURCE=3"]
CET = ["-fcf-protection=full"] if hardened.X86 else []
LINKING = ["-pie", "-Wl,-z,relro", "-Wl,-z,now", "-Wl,-z,noexecstack"]


class Hardened(unittest.TestCase):
    def found(self, *flags):
        """The complaints about a program to which these flags were given last, so that they win."""
        with tempfile.TemporaryDirectory() as folder:
            source, program = os.path.join(folder, "small.cpp"), os.path.join(folder, "small")
            with open(source, "w", encoding="utf-8") as file:
                file.write(SOURCE)
            subprocess.run([os.environ.get("CXX", "c++"), source, "-o", program, *COMPILING, *CET, *LINKING, *flags], check=True)
            return "\n".join(hardened.binary_problems(program))

    def test_fine(self):
        self.assertEqual(self.found(), "")

    def test_each_that_is_missing(self):
        for flags, words in ((["-no-pie"], "no PIE"), (["-Wl,-z,norelro"], "no RELRO"), (["-Wl,-z,lazy"], "RELRO is partial"),
                             (["-Wl,-z,execstack"], "the stack can be executed"), (["-fno-stack-protector"], "no stack protector"),
                             (["-U_FORTIFY_SOURCE"], "no FORTIFY"), (["-Wl,-rpath,/tmp"], "a search path"),
                             (["-DBOTH"], "written and executed")):
            with self.subTest(flags):
                self.assertIn(words, self.found(*flags))

    @unittest.skipUnless(hardened.X86, "control-flow enforcement is x86's")
    def test_cet(self):
        self.assertIn("no CET", self.found("-fcf-protection=none"))

    def test_not_built(self):
        self.assertEqual(hardened.binary_problems("/nowhere/small"), ["small: not built"])

    def test_commands(self):
        good = " ".join(["c++", *COMPILING, *CET, "-c", "a.cpp"])

        def found(command):
            return "\n".join(hardened.command_problems("/src", [{"file": "/src/a.cpp", "command": command}]))
        self.assertEqual(found(good), "")
        for flag in (*COMPILING, *CET):
            if flag != "-U_FORTIFY_SOURCE":
                self.assertIn("a.cpp: compiled without", found(good.replace(flag + " ", "")), flag)


if __name__ == "__main__":
    unittest.main()
