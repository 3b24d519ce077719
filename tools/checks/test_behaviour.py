#!/usr/bin/env python3
"""Tests of the framework from outside: what is compiled again after a change, in a copy of
ports/minimal outside the tree, and what ./slipway answers. Mistakes are tests/port/test_mistakes.py's.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import importlib.machinery
import importlib.util
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import Any, List, Tuple
from unittest import mock

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BOARD = "host"


def run(*command: str) -> Tuple[int, str]:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          check=False)
    return done.returncode, done.stdout


class Rebuild(unittest.TestCase):
    """Of a port in a folder of its own."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.port = os.path.join(folder.name, "port")
        self.build = os.path.join(folder.name, "build")
        shutil.copytree(os.path.join(TOP, "ports", "minimal"), self.port)

    def configure(self, generator: str) -> Tuple[int, str]:
        # Little optimisation: what is compiled matters here, not how.
        return run("cmake", "-S", TOP, "-B", self.build, "-G", generator,
                   f"-DMP_PORT_DIR={self.port}", f"-DMP_BOARD={BOARD}", "-DCMAKE_BUILD_TYPE=None",
                   "-DCMAKE_C_FLAGS=-O1")

    def append(self, name: str, text: str) -> None:
        with open(os.path.join(self.port, name), "a", encoding="utf-8") as file:
            file.write(text)

    def compiled(self) -> List[str]:
        """Build; the sources that were compiled."""
        code, output = run("cmake", "--build", self.build, "--parallel", "2")
        self.assertEqual(code, 0, output)
        return sorted(os.path.basename(line.split()[-1]).rsplit(".", 1)[0]
                      for line in output.split("\n") if "Building C object" in line)

    def check(self, generator: str) -> None:
        self.append("main.c", '#include "extra.h"\nint extra(void);\n'
                    "int extra(void) { return EXTRA; }\n")
        self.append("extra.h", "#define EXTRA (1)\n")
        code, output = self.configure(generator)
        self.assertEqual(code, 0, output)
        self.assertIn("main.c", self.compiled())
        self.assertEqual(self.compiled(), [], "nothing has changed")
        os.utime(os.path.join(self.port, "main.c"))
        self.assertEqual(self.compiled(), ["main.c"], "a touched source")
        self.append("extra.h", "// A header.\n")
        self.assertEqual(self.compiled(), ["main.c"], "a changed header")
        self.append("main.c", "int extra2(void);\n"
                    "int extra2(void) { return MP_QSTR_a_name_seen_nowhere_else; }\n")
        self.assertEqual(self.compiled(), ["main.c", "qstr.c"], "a new name")
        self.append("extra.h", "#undef EXTRA\n#define EXTRA (MP_QSTR_another_new_name)\n")
        self.assertEqual(self.compiled(), ["main.c", "qstr.c"], "a new name in a header")
        self.assertEqual(self.compiled(), [], "nothing has changed since")

    def test_ninja(self) -> None:
        self.check("Ninja")

    @unittest.skipUnless(shutil.which("make"), "make is not installed")
    def test_make(self) -> None:
        self.check("Unix Makefiles")


class FrontDoor(unittest.TestCase):
    def test_unknown_names(self) -> None:
        for command in ("run", "test", "build", "size"):
            code, output = run(os.path.join(TOP, "slipway"), command, "hsot")
            self.assertEqual(code, 1)
            self.assertIn("there is no preset or board named 'hsot': did you mean host", output)

    def test_boards(self) -> None:
        code, output = run(os.path.join(TOP, "slipway"), "boards")
        self.assertEqual(code, 0)
        self.assertIn("presets: host host-minimal host-debug", output)

    def test_installs_before_the_first_test(self) -> None:
        """Tests of the host build for other processors, if what that takes is there."""
        loader = importlib.machinery.SourceFileLoader("slipway", os.path.join(TOP, "slipway"))
        spec = importlib.util.spec_from_loader("slipway", loader)
        assert spec
        front_door = importlib.util.module_from_spec(spec)
        loader.exec_module(front_door)
        calls: List[str] = []

        def ensure(needs: Any) -> None:
            calls.extend(entry.split("|")[0] for entry in needs)

        def run_tests(preset: Any, _: List[str]) -> Tuple[int, List[str]]:
            calls.append(f"test {preset.name}")
            return 1, []
        with mock.patch.object(front_door.install, "ensure", ensure), \
                mock.patch.object(front_door, "run_tests", run_tests), mock.patch("builtins.print"):
            self.assertEqual(front_door.test_command(argparse.Namespace(presets=[], args=[])), 0)
        first = calls.index("test host")
        for program in ("arm-none-eabi-gcc", "qemu-system-arm", "riscv64-unknown-elf-gcc"):
            self.assertLess(calls.index(program), first)


if __name__ == "__main__":
    unittest.main()
