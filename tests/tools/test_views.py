#!/usr/bin/env python3
"""Tests of tools/sizeviews.py and tools/stack.py on small programs made for it: symbols, memories with
their bars, the difference between two programs, and the deepest path of calls.

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
sys.path.insert(0, os.path.join(TOP, "tools"))

import size  # noqa: E402
import sizeviews  # noqa: E402
import stack  # noqa: E402

SCRIPT = """
MEMORY { FLASH (rx) : ORIGIN = 0x10000, LENGTH = 8K RAM (rw) : ORIGIN = 0x100000, LENGTH = 4K }
__StackTop = ORIGIN(RAM) + LENGTH(RAM);
__StackLimit = __StackTop - 1K;
SECTIONS {
    .text : { *(.text*) *(.rodata*) } > FLASH
    .data : { *(.data*) } > RAM AT > FLASH
    .bss : { *(.bss*) *(COMMON) } > RAM
    __HeapBase = .;
    /DISCARD/ : { *(.eh_frame*) *(.comment*) *(.note*) }
}
"""

FIRST = """const char table[2048] = { 1 }; char variables[256] = { 1 }; char buffer[512];
int gone(void) { return buffer[0]; } int main(void) { return gone(); }"""
SECOND = """const char table[3072] = { 1 }; char variables[256] = { 1 }; char buffer[512]; char added[100];
int main(void) { return added[0]; }"""

CALLS = """
int leaf(int n) { volatile char room[512]; room[n] = 1; return room[0]; }
int middle(int n) { volatile char room[1024]; room[n] = 1; return leaf(n) + room[1]; }
int again(int n) { volatile char room[64]; room[0] = n; return n ? again(n - 1) + room[0] : leaf(n); }
int (*by_address)(int) = again;
int main(int n, char **v) { (void)v; return middle(n) + again(n) + by_address(n); }
"""


class Programs(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def build(self, name: str, source: str) -> str:
        base = os.path.join(self.folder, name)
        for ending, text in ((".c", source), (".ld", SCRIPT)):
            with open(base + ending, "w", encoding="utf-8") as file:
                file.write(text)
        subprocess.run(["gcc", "-O1", "-fno-inline", "-fno-pie", "-no-pie", "-nostdlib",
                        "-fno-asynchronous-unwind-tables", f"-Wl,-T{base}.ld,-Map,{base}.map,--build-id=none", base + ".c", "-o", base + ".elf"],
                       check=True, stderr=subprocess.DEVNULL)
        return base + ".elf"

    def test_symbols(self) -> None:
        rows = sizeviews.Elf(self.build("first", FIRST)).symbols()
        self.assertEqual([(row.name, row.size, row.kind) for row in rows[:3]],
                         [("table", 2048, "text"), ("buffer", 512, "bss"), ("variables", 256, "data")])
        self.assertIn("    2,048  text  table\n", sizeviews.symbols(self.build("first", FIRST), 2))

    def test_memories(self) -> None:
        flash, ram = sizeviews.regions(self.build("first", FIRST))
        self.assertEqual((flash.name, flash.length, ram.length, ram.stack), ("FLASH", 8192, 4096, 1024))
        # The variables' first values lie in FLASH.
        self.assertGreaterEqual(flash.used, 2048 + 256)
        self.assertLess(flash.used, 2048 + 256 + 128)
        self.assertGreaterEqual(ram.used, 256 + 512)
        self.assertLess(ram.used, 256 + 512 + 64)
        table = sizeviews.memory_table([flash, ram])
        self.assertRegex(table, r"FLASH +\[############\.{28}\] +\d+\.\d %  2,\d+ of 8,192\n")
        self.assertRegex(table, r"RAM .* of 4,096; stack 1,024, left over 2,\d+$")

    def test_bar(self) -> None:
        self.assertEqual(sizeviews.bar(0, 100), "[" + "." * 40 + "]")
        self.assertEqual(sizeviews.bar(1, 100), "[#" + "." * 39 + "]")
        self.assertEqual(sizeviews.bar(200, 100), "[" + "#" * 40 + "]")

    def test_difference(self) -> None:
        elves = (self.build("first", FIRST), self.build("second", SECOND))
        text = sizeviews.difference(("A", "B"), elves, (TOP, TOP))
        self.assertRegex(text, r"^from A to B:\n")
        self.assertIn("   +1,024  text  table\n", text)
        self.assertRegex(text, r"\+100  bss   added \(new\)")
        self.assertRegex(text, r"-\d+  text  gone \(gone\)")
        self.assertNotIn("variables", text)

    def test_files(self) -> None:
        rows = sizeviews.files(self.build("first", FIRST), TOP)
        sums = dict.fromkeys(size.KINDS, 0)
        for _, row in rows:
            for kind in size.KINDS:
                sums[kind] += row[kind]
        self.assertEqual(sums, size.totals(os.path.join(self.folder, "first.elf")))

    @unittest.skipUnless(shutil.which("gcc"), "GCC writes the graph")
    def test_stack(self) -> None:
        path = os.path.join(self.folder, "calls.c")
        with open(path, "w", encoding="utf-8") as file:
            file.write(CALLS)
        subprocess.run(["gcc", "-O1", "-fno-inline", "-fno-optimize-sibling-calls", stack.FLAG, "-c", path],
                       cwd=self.folder, check=True)
        functions = stack.read(self.folder)
        depth, path_found, recursive = stack.deepest(functions, ["main"])
        self.assertEqual([functions[title].name for title in path_found], ["main", "middle", "leaf"])
        self.assertEqual(depth, sum(functions[title].size for title in path_found))
        self.assertGreater(depth, 1024 + 512 - 128)  # a leaf may use what lies below its frame
        self.assertEqual(recursive, {"again"})
        text = stack.report(self.folder, 2)
        self.assertRegex(text, r"\n +\?  by_address, called by main\n")
        self.assertIn("May come back to themselves, counted once: again.", text)
        self.assertRegex(text, r"bytes  function\n +[\d,]+  middle ")

    def test_slots(self) -> None:
        """Calls by address in the tree, by what stands at their places, and what may be called so."""
        def place(path: str, text: str) -> str:
            with open(os.path.join(TOP, path), encoding="utf-8") as file:
                lines = file.read().split("\n")
            line = next(i for i, one in enumerate(lines) if text in one)
            return f"./{path}:{line + 1}:{lines[line].index(text) + 1}"

        called = stack.called_as
        self.assertEqual(called(place("py/obj.c", "MP_OBJ_TYPE_GET_SLOT(type, print)(")), "slot print")
        self.assertEqual(called(place("py/objects/objfun_builtin.c", "->fun._1(")), stack.BUILTIN)
        self.assertEqual(called(place("py/mpprint.c", "print->print_strn(")), "print->print_strn")
        self.assertEqual(called("nowhere.c:1:1"), "?")
        may = stack.targets(TOP)
        self.assertLessEqual({"list_subscr", "dict_subscr"}, may["slot subscr"])
        self.assertIn("mp_obj_len", may[stack.BUILTIN])


if __name__ == "__main__":
    unittest.main()
