#!/usr/bin/env python3
"""Tests of tools/gdb/slipway_gdb.py in a session of gdb: values of all kinds as Python, and the Python
stack, through calls, C code and generators. Passes, saying so, where there is no gdb.

test_gdb.py ELF, a firmware of the host with debug information.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
ELF = ""

PROGRAM = '''class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.z = None
        self.far = [self.x]

def inner(value):
    hash(value)
    yield 1

def key(item):
    for _ in inner(item):
        pass
    return 0

def outer(n):
    p = Point(n, 2.5)
    values = [1, -7, 1.5, 1e300, 'text', 'a longer text with ünicode', b'by', None, True, (3,), (),
              {'k': 1, 2: [3]}, p, 1 << 100, -(1 << 70), inner, Point, 'seen_nowhere_' + str(n)]
    sorted([values], key=key)

outer(5)
'''

VALUES = ("$1 = [1, -7, 1.5, 1e+300, 'text', 'a longer text with ünicode', b'by', None, True, (3,), (), "
          "{'k': 1, 2: [3]}, <Point x=5, y=2.5, z=None, far=[5]>, 1267650600228229401496703205376, "
          "-1180591620717411303424, <function inner>, <class 'Point'>, 'seen_nowhere_5']")


class Session(unittest.TestCase):
    output = ""

    @classmethod
    def setUpClass(cls) -> None:
        with tempfile.TemporaryDirectory() as folder:
            cls.program = os.path.join(folder, "program.py")
            with open(cls.program, "w", encoding="utf-8") as file:
                file.write(PROGRAM)
            done = subprocess.run(
                ["gdb", "-q", "-batch", "-nx", "-x", os.path.join(TOP, "tools", "gdb", "slipway_gdb.py"),
                 "-ex", "py-bt", "-ex", "break raise_unary", "-ex", "run", "-ex", "up", "-ex", "print arg",
                 "-ex", "py-bt", "-ex", "py-print (arg)", "-ex", "py-print 21", "-ex", "py-print 0xffffffff1234567c",
                 "-ex", "kill", "--args", ELF, cls.program],
                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, timeout=100,
                env=dict(os.environ, ASAN_OPTIONS="detect_leaks=0", LC_ALL="C.UTF-8"))
            cls.output = done.stdout
        if "Cannot create process" in cls.output or "ptrace: Operation not permitted" in cls.output:
            raise unittest.SkipTest("gdb may not start programs here")

    def test_values(self) -> None:
        self.assertIn(VALUES, self.output)
        self.assertIn("\n5\n", self.output)

    def test_stack(self) -> None:
        self.assertEqual([line for line in self.output.split("\n") if line.startswith("  File ")], [
            f'  File "{self.program}", line {line}, in {name}' for line, name in (
                (23, "<module>"), (21, "outer"), (13, "key"), (9, "inner"))])

    def test_no_python(self) -> None:
        self.assertIn("No Python code runs.", self.output)


if __name__ == "__main__":
    ELF = sys.argv.pop(1)
    if not shutil.which("gdb"):
        print("skipped: gdb is not installed")
    else:
        unittest.main()
