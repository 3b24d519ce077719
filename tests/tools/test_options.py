#!/usr/bin/env python3
"""Tests of tools/options.py: values of a configured build and their origins, the page's defaults,
and that an option without a comment is refused.

test_options.py BUILD, with a build of ports/standard for the board host.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tools"))

import options  # noqa: E402

BUILD = ""


class Values(unittest.TestCase):
    def test_origins(self) -> None:
        found = options.settings(BUILD)
        port = found["MICROPY_LONGINT_IMPL"]
        self.assertEqual(port.value, "2")
        self.assertRegex(port.origin, r"^ports/standard/mpconfigport\.h:\d+$")
        name, line = port.origin.split(":")
        with open(os.path.join(TOP, name), encoding="utf-8") as file:
            self.assertIn("MICROPY_LONGINT_IMPL", file.read().split("\n")[int(line) - 1])
        self.assertRegex(found["MICROPY_HW_BOARD_NAME"].origin, r"^boards/host/mpconfigboard\.h:\d+$")
        self.assertEqual(found["MICROPY_PY_FSTRINGS"], options.Setting("1", "default of level EXTRA"))
        self.assertEqual(found["MICROPY_SCHEDULER_DEPTH"], options.Setting("4", "default"))
        self.assertEqual(found["MICROPY_VM_STACK_MAX"].value, str(0x100000))
        self.assertEqual(found["MICROPY_VM_HOOK_LOOP"].value, "(nothing)")

    def test_command_line(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(BUILD, "compile_commands.json"), encoding="utf-8") as file:
                entries = json.load(file)
            for entry in entries:
                entry["command"] += " -DMICROPY_SCHEDULER_DEPTH=9"
            with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as file:
                json.dump(entries, file)
            setting = options.settings(folder)["MICROPY_SCHEDULER_DEPTH"]
        self.assertEqual(setting, options.Setting("9", "command line"))

    def test_report(self) -> None:
        text = options.report(BUILD, ["py_fstrings"])
        self.assertIn('MICROPY_PY_FSTRINGS = 1  [default of level EXTRA]\n    f"..." texts.', text)
        self.assertIn("MICROPY_HW_HSE_HZ has no value here", options.report(BUILD, ["HW_HSE_HZ"]))
        with self.assertRaisesRegex(options.Mistake, "did you mean MICROPY_PY_FSTRINGS"):
            options.report(BUILD, ["MICROPY_PY_FSTRNGS"])

    def test_expressions(self) -> None:
        for text, value in (("(sizeof(void *) > 4 ? 1 : 2)", "1"), ("((30 >= 30) && !0)", "1"),
                            ("0 ? 1 : 2 ? 3 : 4", "3"), ("(14 * 1024)", "14336"), ("0x10u", "16"),
                            ('"a" "b"', '"a" "b"'), ("call()", "call()"), ("(1", "(1")):
            self.assertEqual(options._expression(text, 8), value)


class Page(unittest.TestCase):
    """The tool in a copy of the tree's parts that it reads."""

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = folder.name
        for name in ("py", "extmod", "shared", "boards", "ports", "docs", "tools"):
            shutil.copytree(os.path.join(TOP, name), os.path.join(self.top, name))

    def check(self) -> "subprocess.CompletedProcess[str]":
        return subprocess.run([sys.executable, os.path.join(self.top, "tools", "options.py"), "--check"],
                              stdout=subprocess.PIPE, text=True, check=False)

    def change(self, old: str, new: str) -> None:
        path = os.path.join(self.top, "py", "mpconfig.h")
        with open(path, encoding="utf-8") as file:
            text = file.read()
        self.assertIn(old, text)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text.replace(old, new, 1))

    def test_stale(self) -> None:
        self.assertEqual(self.check().returncode, 0)
        self.change("#define MICROPY_SCHEDULER_DEPTH (4)", "#define MICROPY_SCHEDULER_DEPTH (5)")
        done = self.check()
        self.assertEqual(done.returncode, 1)
        self.assertIn("run tools/options.py", done.stdout)
        self.assertIn("+| `MICROPY_SCHEDULER_DEPTH` | `5`", done.stdout)

    def test_no_comment(self) -> None:
        self.change("// f\"...\" texts.\n", "")
        done = self.check()
        self.assertEqual(done.returncode, 1)
        self.assertIn("py/mpconfig.h: MICROPY_PY_FSTRINGS has no comment above it", done.stdout)


if __name__ == "__main__":
    BUILD = sys.argv.pop(1)
    unittest.main()
