#!/usr/bin/env python3
"""Tests of tools/link.py: what it says when a function of the hardware layer is missing, when
another one is, and when a firmware does not fit; and that docs/hal.md has all that py/mphal.h
declares.

test_link.py BUILD, with a build of a firmware.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import Tuple

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tools"))

import link  # noqa: E402

BUILD = ""
CC = shutil.which("gcc") or shutil.which("cc") or "cc"

SCRIPT = """
MEMORY { FLASH (rx) : ORIGIN = 0x1000, LENGTH = 4K RAM (rw) : ORIGIN = 0x100000, LENGTH = 1K }
SECTIONS { .text : { *(.text*) *(.rodata*) } > FLASH .bss : { *(.bss*) *(COMMON) } > RAM /DISCARD/ : { *(*) } }
"""


class Link(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def linked(self, source: str, *options: str) -> Tuple[int, str]:
        path = os.path.join(self.folder, "main.c")
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
        subprocess.run([CC, "-c", "-fno-pie", path, "-o", path[:-1] + "o"], check=True)
        done = subprocess.run(
            [sys.executable, os.path.join(TOP, "tools", "link.py"), "--top", TOP, "--board", "mine", "--port",
             "minimal", "--", CC, "-no-pie", *options, path[:-1] + "o", "-o", os.path.join(self.folder, "a.elf")],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        return done.returncode, done.stdout

    def test_fine(self) -> None:
        self.assertEqual(self.linked("int main(void) { return 0; }"), (0, ""))

    def test_missing_hal(self) -> None:
        code, output = self.linked("int mp_hal_stdin_rx_chr(void); int main(void) { return mp_hal_stdin_rx_chr(); }")
        self.assertNotEqual(code, 0)
        self.assertIn("The port minimal on the board mine: nothing defines mp_hal_stdin_rx_chr()", output)
        self.assertNotIn("undefined reference", output)
        match = re.search(r"docs/hal\.md:(\d+) says what it has to do", output)
        assert match, output
        with open(os.path.join(TOP, "docs", "hal.md"), encoding="utf-8") as file:
            self.assertIn("### `int mp_hal_stdin_rx_chr(void)`", file.read().split("\n")[int(match.group(1)) - 1])

    def test_missing_of_the_port(self) -> None:
        _, output = self.linked("void gc_collect(void); int main(void) { gc_collect(); return 0; }")
        self.assertRegex(output, r"nothing defines gc_collect\(\), which \S*main\.c calls\. docs/porting\.md:\d+ says")

    def test_missing_other(self) -> None:
        _, output = self.linked("void elsewhere(void); int main(void) { elsewhere(); return 0; }")
        self.assertRegex(output, r"nothing defines elsewhere, which \S*main\.c calls\. List the source that has it")

    def test_does_not_fit(self) -> None:
        script = os.path.join(self.folder, "a.ld")
        with open(script, "w", encoding="utf-8") as file:
            file.write(SCRIPT)
        code, output = self.linked(
            "const char table[5000] = { 1 }; const char small[10] = { 1 }; char buffer[3000];"
            "int main(void) { return 0; }", "-nostdlib", f"-Wl,-T{script},--build-id=none")
        self.assertNotEqual(code, 0)
        self.assertRegex(output, r"The port minimal on the board mine does not fit: FLASH is [\d,]+ bytes too small")
        self.assertRegex(output, r"RAM is 1,9\d\d bytes too small\. Its largest parts:\n +3,000  buffer\n")
        self.assertRegex(output, r"largest parts:\n +5,000  table\n(.*\n)* +10  small\n")
        self.assertNotIn("overflowed by", output)

    def test_no_room_for_the_stack(self) -> None:
        """The board's linker script, with 1 KiB of RAM, of which the stack gets 800 bytes."""
        with open(os.path.join(TOP, "boards", "soc", "bare", "image.ld.in"), encoding="utf-8") as file:
            text = file.read()
        text = text.replace("@MP_MEMORY@", "FLASH (rx) : ORIGIN = 0x1000, LENGTH = 64K\n"
                            "RAM (rwx) : ORIGIN = 0x100000, LENGTH = 1K").replace("@BOARD_STACK@", "800")
        script = os.path.join(self.folder, "image.ld")
        with open(script, "w", encoding="utf-8") as file:
            file.write(text)
        for size, lacking in ((400, "176"), (4000, "3,776")):
            code, output = self.linked(f"char buffer[{size}]; int Reset_Handler(void) {{ return buffer[1]; }}",
                                       "-nostdlib", f"-Wl,-T{script},--build-id=none")
            self.assertNotEqual(code, 0)
            self.assertRegex(output, rf"does not fit: RAM is {lacking} bytes too small\. Its largest parts:\n"
                             rf" +{size:,}  buffer\nMake the largest smaller, give the stack less \(BOARD_STACK\)")
            self.assertNotIn("reach into the stack", output)

    def test_other_errors(self) -> None:
        code, output = self.linked("int main(void) { return 0; }", "no_such_file.o")
        self.assertNotEqual(code, 0)
        self.assertIn("no_such_file.o", output)


class Pages(unittest.TestCase):
    def test_all_described(self) -> None:
        pages = link.described(TOP)
        for header, pattern in (("py/mphal.h", r"^#ifndef (mp_hal_\w+)"),
                                ("boards/soc/bare/soc.h", r"^void ((?:soc|board|console)_\w+)\(")):
            with open(os.path.join(TOP, header), encoding="utf-8") as file:
                for name in re.findall(pattern, file.read(), re.M):
                    self.assertTrue(pages.get(name, "").startswith("docs/hal.md:"), f"docs/hal.md lacks {name}()")

    def test_used_by_the_build(self) -> None:
        with open(os.path.join(BUILD, "CMakeFiles", "rules.ninja"), encoding="utf-8") as file:
            self.assertTrue("tools/link.py --top" in file.read(), "the firmware is not linked by tools/link.py")


if __name__ == "__main__":
    BUILD = sys.argv.pop(1)
    unittest.main()
