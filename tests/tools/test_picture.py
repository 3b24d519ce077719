#!/usr/bin/env python3
"""Tests of tools/picture.py: each byte of a build's text is in the picture, arrows are those of the symbols, and
what docs/ shows is the host's firmware.

    test_picture.py BUILD

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import subprocess
import sys
import unittest

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tools"))

import picture  # noqa: E402
import size  # noqa: E402

BUILD = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else os.path.join(TOP, "build", "host")
DOCS = os.path.join(TOP, "docs", "firmware")
RENEW = "docs/firmware.dot is not what the firmware is made of: run ./slipway picture --docs"


def compiler() -> str:
    """What made the firmware, as it says of itself in the ELF."""
    shown = subprocess.run(["readelf", "-p", ".comment", os.path.join(BUILD, "firmware.elf")], stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True, check=False).stdout
    return shown if "lang" not in shown else ""


def content(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


class Build(unittest.TestCase):
    def setUp(self) -> None:
        self.found = picture.gather(BUILD, TOP)

    def test_all_of_the_text(self) -> None:
        total = size.totals(os.path.join(BUILD, "firmware.elf"))["text"]
        self.assertEqual(sum(self.found.texts.values()) + self.found.rest, total)
        self.assertGreater(self.found.texts["py/objects"], total / 50)
        # What is nobody's: padding, and the tables of a program that was optimised as a whole.
        self.assertLess(self.found.rest, total / 4)

    def test_uses(self) -> None:
        """Some that are sure whatever compiles them, one way and not the other."""
        for part, other in (("py/frontend", "py/heap"), ("py/vm", "py/objects"), ("shared/readline", "py")):
            self.assertGreater(self.found.uses[part, other], 0)
        for part, other in (("py/heap", "py/frontend"), ("py/objects", "py/frontend"), ("py/vm", "py/frontend"),
                            ("py/heap", "shared/runtime")):
            self.assertEqual(self.found.uses[part, other], 0)

    def test_written(self) -> None:
        """What is drawn is what was found, mutual uses as one arrow."""
        for numbers in (True, False):
            text = picture.dot(self.found, "a title", numbers)
            self.assertEqual(picture.read(text), (set(self.found.texts), set(self.found.uses)))
            self.assertEqual(numbers, f"{self.found.texts['py/objects']:,}" in text)


@unittest.skipUnless(os.path.basename(BUILD) == "host", "the host's firmware is what docs/ shows")
class Docs(unittest.TestCase):
    def test_true(self) -> None:
        """Exactly where the compiler is the one that it was drawn with; another one may leave out a call, or make
        one to the C library, but folders are folders."""
        found = picture.gather(BUILD, TOP)
        parts, uses = picture.read(content(f"{DOCS}.dot"))
        self.assertEqual(parts, set(found.texts), RENEW)
        if re.search(r"GCC: .* 12\.", compiler()) and os.uname().machine == "x86_64":
            self.assertEqual(uses, set(found.uses), RENEW)

    def test_drawn(self) -> None:
        """The .svg shows what the .dot says."""
        titles = [title.replace("&#45;", "-").replace("&gt;", ">") for title in
                  re.findall(r"<title>([^<]*)</title>", content(f"{DOCS}.svg"))]
        text = content(f"{DOCS}.dot")
        parts, _ = picture.read(text)
        arrows = {f"{part}->{other}" for part, other in re.findall(r'"([^"]+)" -> "([^"]+)"', text)}
        self.assertEqual({title for title in titles if not title.startswith("cluster_")} - {"firmware"},
                         parts | arrows, "docs/firmware.svg is older than the .dot: run ./slipway picture --docs "
                         "where dot is installed")


if __name__ == "__main__":
    unittest.main()
