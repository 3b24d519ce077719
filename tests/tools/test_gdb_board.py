#!/usr/bin/env python3
"""Debugs a firmware on an emulated board the way a user does: `./slipway debug BOARD` with commands for gdb,
a program typed into the board's console, a breakpoint in a C function that it calls, and there the values as
Python and the Python stack.

    test_gdb_board.py BOARD

Ends with 77, ctest's word for what cannot be told, where gdb-multiarch is not installed.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import tty
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BOARD = sys.argv.pop(1) if len(sys.argv) > 1 else ""
MINIMAL = BOARD.endswith("-minimal")
LIMIT = 100
CHUNK = 16  # bytes typed ahead of their echo: less than any board's receive ring holds

# What is typed, and how gdb has to show it: what fits into ports/minimal, and what others have beyond that.
ITEMS = {"1": "1", "-7": "-7", "'text'": "'text'", "'seen_' + 'here'": "'seen_here'", "None": "None", "(3,)": "(3,)",
         "{'k': [2]}": "{'k': [2]}", "p": "<P x=5>", "P": "<class 'P'>", "inner": "<function inner>"}
if not MINIMAL:
    ITEMS.update({"1.5": "1.5", "1e-30": "1.0000000031710769e-30", "b'by'": "b'by'", "1 << 70": str(1 << 70),
                  "True": "True", "[]": "[]"})
SHOWN = f"[{', '.join(ITEMS.values())}]"

# Statements of one line each, so that it does not matter whether the prompt indents.
PROGRAM = ["class P: pass", "", "p = P(); p.x = 5", "def inner(v): len(v)", "", "def outer(v): inner(v)", "",
           f"v = [{', '.join(ITEMS)}]", "outer(v)"]

COMMANDS = ["py-bt", "break mp_obj_len", "continue", "info source", "print o", "py-print 21", "py-bt", "kill"]


class Console:
    """The board's console, a pseudo-terminal that QEMU has made."""

    def __init__(self, path: str) -> None:
        self.file = os.open(path, os.O_RDWR | os.O_NOCTTY)
        tty.setraw(self.file)
        self.seen = b""

    def __enter__(self) -> "Console":
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self.file)

    def wait(self, pattern: bytes, nudge: bytes = b"") -> None:
        until = time.monotonic() + LIMIT
        while not re.search(pattern, self.seen):
            if time.monotonic() > until:
                raise AssertionError(f"the console shows no {pattern!r}, but {self.seen!r}")
            if select.select([self.file], [], [], 2)[0]:
                self.seen += os.read(self.file, 4096)
            elif nudge:
                os.write(self.file, nudge)

    def begin(self) -> None:
        """The first prompt is lost if it comes before QEMU has noticed that somebody looks: ask for another."""
        self.wait(b">>> ", b"\r")

    def enter(self, line: str) -> None:
        self.wait(rb"(>>>|\.\.\.) \s*$")
        self.seen = b""
        for end in range(CHUNK, len(line) + CHUNK, CHUNK):
            os.write(self.file, line[end - CHUNK:end].encode())
            self.wait(re.escape(line[:end].encode()))
        self.seen = b""
        os.write(self.file, b"\r")


class Debugging(unittest.TestCase):
    output = ""

    @classmethod
    def setUpClass(cls) -> None:
        words = [word for command in COMMANDS for word in ("-ex", command)]
        with tempfile.TemporaryFile("w+") as shown:
            door = subprocess.Popen(
                [sys.executable, os.path.join(TOP, "slipway"), "debug", BOARD, "--", "-nx", "-batch", *words], cwd="/",
                stdin=subprocess.DEVNULL, stdout=shown, stderr=subprocess.STDOUT, start_new_session=True,
                env=dict(os.environ, LC_ALL="C.UTF-8"))

            def said() -> str:
                # Not by seek(), which would move where the programs write.
                return os.pread(shown.fileno(), 1 << 20, 0).decode()

            try:
                until = time.monotonic() + LIMIT
                while "/dev/pts/" not in said() and door.poll() is None and time.monotonic() < until:
                    time.sleep(0.1)
                console = re.search(r"redirected to (\S+)", said())
                if not console:
                    raise AssertionError(said())
                with Console(console.group(1)) as typed:
                    typed.begin()
                    for line in PROGRAM:
                        typed.enter(line)
                    door.wait(LIMIT)
            finally:
                if door.poll() is None:
                    os.killpg(door.pid, signal.SIGINT)
                    door.wait(LIMIT)
                cls.output = said()

    def test_before_python(self) -> None:
        self.assertIn("No Python code runs.", self.output)

    def test_breakpoint(self) -> None:
        """It stops in the C function, whose source is that of the tree."""
        self.assertRegex(self.output, r"Breakpoint 1(\.\d)?, mp_obj_len")
        self.assertIn(f"Located in {TOP}/py/obj.c", self.output)

    def test_values(self) -> None:
        self.assertIn(f"$1 = {SHOWN}\n5\n", self.output)

    def test_stack(self) -> None:
        line = "?" if MINIMAL else "1"
        self.assertEqual(re.findall(r"^  File .*", self.output, re.M), [
            f'  File "<stdin>", line {line}, in {name}' for name in ("<module>", "outer", "inner")], self.output)


if __name__ == "__main__":
    if not shutil.which("gdb-multiarch"):
        print("skipped: gdb-multiarch is not installed")
        sys.exit(77)
    unittest.main()
