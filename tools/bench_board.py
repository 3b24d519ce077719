"""Counts the instructions of the programs of tests/bench on an emulated board, and what objects and
collections cost there. The emulator gives each instruction one virtual nanosecond, so a tick of
time.ticks_us() is a thousand instructions, exactly and on any machine.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import sys
from typing import Any, Dict, List, Optional

from bench_programs import TOP, Benchmark, Mistake

sys.path.insert(0, os.path.join(TOP, "tests", "tools"))

from programs import Program  # noqa: E402
from run_lang import RawRunner  # noqa: E402

COUNTED = ["-icount", "shift=0"]
LIMIT_SECONDS = 120.0

COUNT = """
import gc, time
gc.collect()
t = time.ticks_us()
r = run(%d)
t = time.ticks_diff(time.ticks_us(), t)
print(t, r)
"""

# 88 KiB of live objects, equal parts by number: an instance with four attributes, a dict of two
# items, a list of six, a tuple of two, and a string of six characters in each tuple.
COLLECT = """
import gc, time
class Node:
    def __init__(self, i):
        self.a = i
        self.b = None
        self.c = 1
        self.d = False
keep = [None] * 4000
i = 0
while i < 4000 and gc.mem_alloc() < 90112:
    keep[i] = Node(i)
    keep[i + 1] = {"x": i, "y": None}
    keep[i + 2] = [i, 0, 1, 2, 3, None]
    keep[i + 3] = (i, "%06d" % i)
    i += 4
    if gc.mem_alloc() >= 90112:
        gc.collect()
t = time.ticks_us()
gc.collect()
t = time.ticks_diff(time.ticks_us(), t)
print(t, gc.mem_alloc())
"""

# Bytes per object: the difference over a hundred of each, held in a list that is there already,
# after enough of them that classes and caches have learnt what they will.
MEMORY = """
import gc
class Four:
    def __init__(self, i):
        self.a = i
        self.b = i
        self.c = i
        self.d = i
def cost(make):
    keep = [None] * 100
    for i in range(20):
        make(i)
    gc.collect()
    start = gc.mem_alloc()
    for i in range(100):
        keep[i] = make(i)
    gc.collect()
    return (gc.mem_alloc() - start + 50) // 100
print(cost(lambda i: Four(i)), cost(lambda i: {"a": i, "b": i}), cost(lambda i: i * 1.5),
      cost(lambda i: "%06d" % i), cost(lambda i: (i, i)))
"""
MEMORY_ROWS = ("instance, 4 attributes", "dict, 2 items", "float", "str, 6 characters",
               "tuple of 2")


class Script(Program):
    """A program that is in no file."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.markers = {}


def command(run: List[str]) -> List[str]:
    """The emulator's command with exact counting. Raises Mistake for what cannot count."""
    if not run or not os.path.basename(run[0]).startswith("qemu-system-"):
        raise Mistake("instructions can be counted only on a board that QEMU emulates.")
    return run + COUNTED


class Board:
    """An emulated board that runs one script after the other."""

    def __init__(self, run: List[str]) -> None:
        self._runner = RawRunner(command(run), LIMIT_SECONDS)

    def run(self, source: str) -> str:
        return self._runner.run(Script(source)).strip()

    def numbers(self, source: str, what: str) -> List[int]:
        """The whole numbers that a script prints. Raises Mistake, naming `what`, if it fails."""
        output = self.run(source)
        try:
            return [int(word) for word in output.split()]
        except ValueError:
            raise Mistake(f"{what} could not be measured: {output[-200:]}") from None

    def close(self) -> None:
        self._runner.close()


def _count(board: Board, program: Benchmark, report: Dict[str, Any]) -> None:
    output = board.run(program.source() + COUNT % program.board_n)
    words = output.split()
    if len(words) == 2 and words[1] == program.board_result:
        report["counts"][program.name] = int(words[0])
    else:
        last = (output.split("\n")[-1] or "no output")[:200]
        report["problems"].append(f"{program.name}: {program.board_result} was expected, not "
                                  f"{words[1] if len(words) == 2 else last}")


def _compiled(programs: List[Benchmark], loaded: bool) -> str:
    """A script that prints the bytes which those programs occupy: compiled, or loaded as modules,
    with the functions, classes and namespaces that then exist."""
    sources = ", ".join(repr(program.source()) for program in programs)
    keep = ("keep[i] = {}\n    exec(sources[i], keep[i])" if loaded else
            "keep[i] = compile(sources[i], 'bench', 'exec')")
    return (f"import gc\nsources = [{sources}]\nkeep = [None] * {len(programs)}\n"
            "exec(compile('pass', 'bench', 'exec'), {})\ngc.collect()\nstart = gc.mem_alloc()\n"
            f"for i in range(len(sources)):\n    {keep}\n"
            "gc.collect()\nprint(gc.mem_alloc() - start)\n")


def _memory(board: Board, programs: List[Benchmark]) -> Dict[str, int]:
    found: Dict[str, int] = {}
    found.update(zip(MEMORY_ROWS, board.numbers(MEMORY, "the size of objects")))
    reference = [program for program in programs if program.is_reference]
    for name, loaded in (("15 programs compiled", False), ("15 programs loaded", True)):
        found[name] = board.numbers(_compiled(reference, loaded), name)[0]
    found["in use at the prompt"] = board.numbers(
        "import gc\ngc.collect()\nprint(gc.mem_alloc())\n", "the heap in use")[0]
    return found


def measure(name: str, run: List[str], programs: List[Benchmark],
            all_programs: Optional[List[Benchmark]]) -> Dict[str, Any]:
    """The report of a run: thousands of instructions by program; given all programs, the cost of
    a collection and of objects as well."""
    report: Dict[str, Any] = {"board": name, "unit": "thousand instructions", "counts": {},
                              "problems": []}
    board = Board(run)
    try:
        for program in programs:
            _count(board, program, report)
        if all_programs is not None:
            count, live = board.numbers(COLLECT, "a collection")
            report["collect"], report["collect_live_bytes"] = count, live
            report["memory"] = _memory(board, all_programs)
    finally:
        board.close()
    return report
