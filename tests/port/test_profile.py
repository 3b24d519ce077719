#!/usr/bin/env python3
"""Tests of the tools that say where time and memory go (tools/profile.py), with programs whose
counts are known, and of micropython.mem_info()'s map. The argument is the folder for the build that
they need.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from typing import Any, Dict, List, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tools"))

import profile  # noqa: E402

ELF = ""

LOOP = """\
import sys
def square(x):
    return x * x
def work(n):
    total = 0
    for i in range(n):
        total += square(i)
    return total
print("sum", work(1000), sys.argv[1:])
"""

TUPLES = """\
kept = []
for i in range(500):
    kept.append((i, i))
for i in range(3000):
    [i, i]
class Point:
    def __init__(self, x):
        self.x = x
points = [Point(i) for i in range(40)]
text = "ab" * len(points)
big = 1 << len(points) * 5
points = None
"""

# Comparison functions called from C, and generators, run between two lines of their caller.
NESTED = """\
def key(x):
    return -x
def pairs(n):
    for i in range(n):
        yield i, i
order = sorted(range(100), key=key)
kept = list(pairs(50))
def forever():
    while True:
        raise StopIteration
for i in range(7):
    try:
        forever()
    except StopIteration:
        pass
"""


class Tool(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def run_tool(self, kind: str, text: str, *args: str) -> Tuple[int, str, Dict[str, Any]]:
        """Exit code, output and counts of a program."""
        with open(os.path.join(self.folder, "program.py"), "w", encoding="utf-8") as file:
            file.write(text)
        done = subprocess.run(
            [os.path.join(TOP, "slipway"), kind, "--elf", ELF, "--json", "counts.json",
             "program.py", *args], cwd=self.folder, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, check=False)
        with open(os.path.join(self.folder, "counts.json"), encoding="utf-8") as file:
            return done.returncode, done.stdout, json.load(file)


class Profile(Tool):
    def lines(self, counts: Dict[str, Any]) -> Dict[int, int]:
        found: Dict[int, int] = {}
        for function in counts["functions"]:
            for line, count, _ in function["lines"]:
                found[line] = found.get(line, 0) + count
        return found

    def calls(self, counts: Dict[str, Any]) -> Dict[str, int]:
        return {function["name"]: function["calls"] for function in counts["functions"]}

    def test_counts(self) -> None:
        code, output, counts = self.run_tool("profile", LOOP, "--flag", "x")
        self.assertEqual(code, 0)
        self.assertIn("sum 332833500 ['--flag', 'x']\n", output)
        lines = self.lines(counts)
        self.assertGreaterEqual(lines[7], 1000)
        self.assertGreaterEqual(lines[6], 1000)
        self.assertGreaterEqual(lines[3], 1000)
        self.assertLess(lines[9], 50)
        self.assertEqual(self.calls(counts), {"<module>": 1, "work": 1, "square": 1000})
        instructions = counts["instructions"]
        self.assertEqual(sum(n for name, n in instructions.items() if name.startswith("MUL")), 1000)
        self.assertEqual(sum(instructions.values()), sum(lines.values()))
        # Each instruction is the second of a pair, unless it is a function's first or comes
        # behind a call.
        pairs = sum(n for _, _, n, _ in counts["pairs"])
        self.assertAlmostEqual(pairs, sum(instructions.values()) - 2000, delta=20)
        for first, _, n, adjacent in counts["pairs"]:
            self.assertLessEqual(adjacent, n)
            self.assertNotIn("RETURN", first)
        # The look-up of the global is cached after a few times.
        self.assertLess(sum(counts["misses"].values()), 50)

    def test_report(self) -> None:
        _, output, counts = self.run_tool("profile", LOOP)
        total = sum(counts["instructions"].values())
        self.assertIn(f"Instructions: {total:,} executed", output)
        self.assertRegex(output, r"\n +1,000 +\d+\.\d% +MUL\w*\n")
        self.assertRegex(output, r"\n +[\d,]+ +\d+\.\d% +1,000 +\d +square +program\.py:2\n")
        self.assertRegex(output, r"\n +[\d,]+ +\d+\.\d% +0 +program\.py:3 +return x \* x\n")

    def test_calls_from_c(self) -> None:
        _, _, counts = self.run_tool("profile", NESTED)
        self.assertEqual(self.calls(counts), {"<module>": 1, "key": 100, "pairs": 1, "forever": 7})

    def test_exception(self) -> None:
        code, output, counts = self.run_tool("profile", LOOP + "raise SystemExit(7)\n")
        self.assertEqual((code, self.calls(counts)["square"]), (7, 1000))
        code, output, _ = self.run_tool("profile", LOOP + "1 // 0\n")
        self.assertEqual(code, 1)
        self.assertIn("ZeroDivisionError", output)
        self.assertIn("\nFunctions\n", output)


class Heap(Tool):
    def blocks(self, counts: Dict[str, Any]) -> Dict[Tuple[int, str], List[int]]:
        """The numbers of each line and type."""
        found: Dict[Tuple[int, str], List[int]] = {}
        for _, line, _, kind, numbers in counts["blocks"]:
            before = found.get((line, kind), [0] * 6)
            found[line, kind] = [a + b for a, b in zip(before, numbers)]
        return found

    def test_counts(self) -> None:
        code, output, counts = self.run_tool("heap", TUPLES)
        self.assertEqual(code, 0)
        blocks = self.blocks(counts)
        made, n_bytes, at_peak, _, at_end, bytes_at_end = blocks[3, "tuple"]
        self.assertEqual((made, at_peak, at_end), (500, 500, 500))
        self.assertEqual(bytes_at_end, n_bytes)
        self.assertEqual(blocks[5, "list"][0], 3000)
        self.assertLess(blocks[5, "list"][4], 10, "garbage")
        self.assertEqual(blocks[9, "Point"][0], 40)
        self.assertEqual(blocks[9, "Point"][4], 0)
        self.assertEqual(blocks[10, "str"][4], 1)
        self.assertEqual(blocks[11, "int"][4], 1)
        self.assertRegex(output, r"\n +500 .* tuple\n")
        self.assertRegex(output, r"program\.py:5 +<module> +list, .*\[i, i\]\n")
        self.assertGreater(counts["collections"], 2)

    def test_calls_from_c(self) -> None:
        _, _, counts = self.run_tool("heap", NESTED)
        blocks = self.blocks(counts)
        self.assertEqual(blocks[5, "tuple"][0], 50)
        self.assertEqual(blocks[6, "list"][0], 1)
        self.assertEqual(blocks[7, "list"][0], 1)

    def test_exception(self) -> None:
        code, output, counts = self.run_tool("heap", "x = [1, 2]\nraise ValueError\n")
        self.assertEqual(code, 1)
        self.assertIn("ValueError", output)
        self.assertEqual(self.blocks(counts)[1, "list"][0], 1)


class Mistakes(unittest.TestCase):
    def refused(self, sentence: str, *args: str) -> None:
        done = subprocess.run([os.path.join(TOP, "slipway"), *args], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual((done.returncode, done.stdout), (1, f"slipway: {sentence}\n"))

    def test_no_file(self) -> None:
        for kind in ("profile", "heap"):
            self.refused("there is no file 'nowhere.py'.", kind, "nowhere.py")

    def test_other_build(self) -> None:
        self.refused("/bin/true has left no counts: it is not a profiling build "
                     "(MICROPY_DEBUG_PROFILE).", "profile", "--elf", "/bin/true", __file__)


class Map(unittest.TestCase):
    """micropython.mem_info(1): a character for each granule of the heap."""

    def test_map(self) -> None:
        text = ("import micropython\nkept = [bytearray(100) for _ in range(50)]\n"
                "micropython.mem_info(1)\nprint('end')\n")
        output = subprocess.run([ELF, "-X", "heapsize=256k", "-c", text], stdout=subprocess.PIPE,
                                text=True, check=True).stdout
        head = re.match(r"stack: \d+ out of \d+\nGC: total: (\d+), used: (\d+), free: (\d+)\n"
                        r" No\. of 1-blocks: (\d+), 2-blocks: \d+, max blk sz: (\d+), "
                        r"max free sz: \d+\nGC memory layout; from [0-9a-f]+:\n", output)
        assert head, output
        total, used, free, ones, longest = map(int, head.groups())
        self.assertEqual(total, used + free)
        granules, addresses = "", []
        for line in output[head.end():].split("\n"):
            row = re.fullmatch(r"([0-9a-f]{5}): ([.=olvh]{1,64})", line)
            gap = re.fullmatch(r" {7}\((\d+) lines all free\)", line)
            if row:
                addresses.append((int(row.group(1), 16), len(granules)))
                granules += row.group(2)
            elif gap:
                granules += "." * 64 * int(gap.group(1))
            else:
                self.assertEqual(line, "end")
                break
        granule = used // (len(granules) - granules.count("."))
        self.assertEqual(used, granule * (len(granules) - granules.count(".")))
        self.assertTrue(all(address == granule * n for address, n in addresses))
        blocks = re.findall("[olvh]=*", granules)
        self.assertEqual(sum(len(block) == 1 for block in blocks), ones)
        self.assertEqual(max(map(len, blocks)), longest)
        # The data of the byte arrays.
        data = "l" + "=" * ((100 + granule - 1) // granule - 1)
        self.assertGreaterEqual(blocks.count(data), 50)


if __name__ == "__main__":
    ELF = profile.build(sys.argv.pop(1))
    unittest.main()
