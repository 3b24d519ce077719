"""Tests of the test tools: what a screen shows, how transcripts are read and compared, and that every
program has its expected output.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import glob
import os
import sys
import unittest

import make_expected
import programs
from run_lang import _statements
from screen import Screen
from transcript import Expected, Transcript, difference, literal, parse_keys, pattern, shown

HERE = os.path.dirname(os.path.abspath(__file__))


class Screens(unittest.TestCase):
    def look(self, *pieces: bytes) -> list:
        screen = Screen()
        for piece in pieces:
            screen.feed(piece)
        return screen.lines()

    def test_lines(self) -> None:
        self.assertEqual(self.look(b"one\r\ntwo\r\n"), ["one", "two", ""])
        self.assertEqual(self.look(b"stairs\ndown"), ["stairs", "      down"])
        self.assertEqual(self.look(b"over\rwrite"), ["write"])

    def test_editing(self) -> None:
        self.assertEqual(self.look(b"abc\b\bX"), ["aXc"])
        self.assertEqual(self.look(b"abcdef\x1b[4D\x1b[K!"), ["ab!"])
        self.assertEqual(self.look(b"ab\x1b[", b"2DX"), ["Xb"])

    def test_other_bytes(self) -> None:
        self.assertEqual(self.look("é€\x04".encode() + b"\xff"), ["é€\\x04\\xff"])


class Transcripts(unittest.TestCase):
    def test_keys(self) -> None:
        pieces, auto = parse_keys("{auto 4}ab{Left}{Ctrl-C}{x 00 FF}{repeat 3 xy}{'k': 1}")
        self.assertEqual(b"".join(p.data for p in pieces), b"ab\x1b[D\x03\x00\xffxyxyxy{'k': 1}")
        self.assertEqual(auto, 4)
        self.assertEqual(shown("{auto 2}a{Up}b{repeat 2 c}"), "  abcc")

    def expected(self, *lines: str) -> Expected:
        expected = Expected()
        for line in lines:
            expected.add(None if line == "{**}" else pattern(line), line)
        return expected

    def test_matching(self) -> None:
        self.assertTrue(self.expected("a{*}c", "{**}", "end").matches(["abbc", "x", "y", "end"]))
        self.assertTrue(self.expected("a", "{**}").matches(["a"]))
        self.assertTrue(self.expected("a", "{**}", "a", "b", "{**}").matches(["a", "a", "b", "a", "z", "b"]))
        self.assertFalse(self.expected("a", "{**}", "b").matches(["a", "b", "c"]))
        self.assertFalse(self.expected("a.c").matches(["abc"]))

    def test_joining(self) -> None:
        expected = self.expected(">")
        expected.joining = True
        expected.add(literal("OK1"), "OK1")
        self.assertTrue(expected.matches([">OK1"]))

    def test_difference(self) -> None:
        text = difference(self.expected("one", "two", "three"), ["one", "2", "three"])
        self.assertEqual(text.split("\n")[1:], ["    one", "  - two", "  + 2", "    three"])

    def test_headers_of_all(self) -> None:
        known = {"boards", "ports", "args", "exit", "limit", "banner", "mode"}
        files = glob.glob(os.path.join(HERE, "..", "repl", "*.txt"))
        self.assertGreater(len(files), 30)
        for path in files:
            self.assertLessEqual(set(Transcript(path).header), known, path)


class Programs(unittest.TestCase):
    def test_all_have_expected_output(self) -> None:
        found = programs.find([os.path.join(HERE, "..", "lang")])
        self.assertGreater(len(found), 90)
        for program in found:
            self.assertTrue(os.path.exists(program.expected_path), program.name)
            self.assertLessEqual(set(program.needs), {"double", "ram", "host"}, program.name)
            self.assertTrue(program.source.startswith("# Proves "), program.name)

    @unittest.skipUnless(make_expected.is_model(), "another CPython makes the expected output")
    def test_expected_output_is_up_to_date(self) -> None:
        sys.argv = ["make_expected.py", "--check"]
        self.assertEqual(make_expected.main(), 0)

    def test_statements(self) -> None:
        self.assertEqual(_statements("x = 1\n\n# c\n@d\ndef f():\n\n    pass\nf(\n 2)\n"),
                         [["x = 1"], ["@d", "def f():", "    pass", ""], ["f(", " 2)"]])


if __name__ == "__main__":
    unittest.main()
