"""Times the programs of tests/bench on this machine: the firmware and the other interpreters that
are installed, one after the other in each round, the best round counting. Times are processor time
(user and system) of whole processes.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from bench_programs import FOLDER, Benchmark, Mistake

HEAP = "heapsize=64m"
START_RUNS = 20
COMPILE_LINES = 10000
RESIDENT = 'print(next(line for line in open("/proc/self/status") if line.startswith("VmHWM")))'
RESIDENT_LUA = ('for line in io.lines("/proc/self/status") do '
                'if line:find("^VmHWM") then print(line) end end')

# Prints the best of a few full collections, in microseconds, with 15 MB of mixed objects alive.
COLLECT = """
import gc, time
class Node:
    def __init__(self, i):
        self.a = i; self.b = None; self.c = (i, i); self.d = "n%05d" % i
keep = []
start = gc.mem_alloc()
i = 0
while gc.mem_alloc() - start < 15000000:
    for _ in range(100):
        keep.append([Node(i), {"i": i, "j": None}, [i, i, i]])
        i += 1
gc.collect()
best = 1000000
for _ in range(7):
    t = time.ticks_us()
    gc.collect()
    best = min(best, time.ticks_diff(time.ticks_us(), t))
print(best)
"""


@dataclass
class Interpreter:
    name: str
    command: List[str]

    @property
    def is_lua(self) -> bool:
        return self.name == "lua"

    def command_for(self, program: Benchmark, n: int) -> List[str]:
        if self.is_lua:
            return self.command + ["-e", f"print(dofile('{program.name}.lua')({n}))"]
        return self.command + ["-c", f"import {program.name} as m; print(m.run({n}))"]


@dataclass
class Outcome:
    seconds: float
    output: str
    code: int


def interpreters(elf: str) -> List[Interpreter]:
    """The firmware, then what is installed. Debian's CPython is preferred to others on the path."""
    found = [Interpreter("slipway", [os.path.abspath(elf), "-X", HEAP])]
    python = "/usr/bin/python3.11"
    if not os.path.exists(python):
        python = shutil.which("python3.11") or ""
    if python:
        found.append(Interpreter("cpython", [python, "-B"]))
    lua = shutil.which("lua5.4")
    if lua:
        found.append(Interpreter("lua", [lua]))
    return found


def run(command: List[str], cwd: str = FOLDER) -> Outcome:
    """Run it to its end and take its processor time."""
    process = subprocess.Popen(command, cwd=cwd, stdin=subprocess.DEVNULL, text=True,
                               errors="backslashreplace", stdout=subprocess.PIPE,
                               stderr=subprocess.STDOUT)
    assert process.stdout
    output = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else 128
    return Outcome(usage.ru_utime + usage.ru_stime, output.strip(), code)


def problem(program: Benchmark, outcome: Outcome, wanted: str) -> Optional[str]:
    """One line on what is wrong with the outcome of a program, or None."""
    if outcome.code == 0 and outcome.output == wanted:
        return None
    last = outcome.output.split("\n")[-1][:200] or "no output"
    code = f" (exit code {outcome.code})" if outcome.code else ""
    return f"{program.name}: {wanted} was expected, not {last}{code}"


def check(elf: str, programs: List[Benchmark]) -> List[str]:
    """Run the programs at the board's sizes; what is wrong with the results."""
    slipway = interpreters(elf)[0]
    problems = []
    for program in programs:
        outcome = run(slipway.command_for(program, program.board_n))
        wrong = problem(program, outcome, program.board_result)
        if wrong:
            problems.append(wrong)
    return problems


def _number(text: str) -> float:
    """The first number in a text; a Mistake if there is none."""
    for word in text.split():
        try:
            return float(word)
        except ValueError:
            pass
    raise Mistake(f"a measurement printed no number but: {text[-200:] or 'nothing'}")


def _start(who: List[Interpreter]) -> Dict[str, Any]:
    """Milliseconds of `-c pass`, and KiB that are resident when a program has only read its own
    process's status."""
    found: Dict[str, Any] = {}
    for _ in range(START_RUNS):
        for one in who:
            command = one.command[:1] + (["-e", "do end"] if one.is_lua else ["-c", "pass"])
            seconds = run(command).seconds * 1000
            row = found.setdefault(one.name, {"ms": seconds})
            row["ms"] = min(row["ms"], seconds)
    for one in who:
        text = ["-e", RESIDENT_LUA] if one.is_lua else ["-c", RESIDENT]
        outcome = run(one.command[:1] + text)
        if "VmHWM" in outcome.output:
            found[one.name]["kib"] = int(_number(outcome.output))
    return found


def big_module(lines: int = COMPILE_LINES) -> str:
    """Python source of that many lines, as modules have them: classes, functions, tables."""
    parts = []
    for i in range(lines // 20):
        parts.append(
            f"class Thing{i}:\n"
            f"    limit = {i} + 1\n"
            f"    def __init__(self, name, size={i}):\n"
            f"        self.name = name\n"
            f"        self.size = size\n"
            f"    def grow(self, by):\n"
            f"        if by < 0 or self.size + by > self.limit:\n"
            f"            raise ValueError('no room for %d in %s' % (by, self.name))\n"
            f"        self.size += by\n"
            f"        return self\n"
            f"def function_{i}(items, wanted=None, *rest):\n"
            f"    found = []\n"
            f"    for index, item in enumerate(items):\n"
            f"        if item.size == wanted and index % {i + 2} != 0:\n"
            f"            found.append((index, item.name.upper()))\n"
            f"        else:\n"
            f"            found[-1:] = [x * 2.5 for x in rest]\n"
            f"    return {{'found': found, 'count': len(found), 'id': {i}}}\n"
            f"TABLE_{i} = [{i}, 'text {i}', ({i}, {i + 1})]\n"
            f"value_{i} = len(TABLE_{i}) + {i}\n")
    return "".join(parts)


def _compile(who: List[Interpreter], runs: int, start: Dict[str, Any]) -> Dict[str, float]:
    """Milliseconds for reading, compiling and executing a large module, without the start-up."""
    found: Dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "big.py"), "w", encoding="utf-8") as file:
            file.write(big_module())
        for _ in range(runs):
            for one in who:
                if one.is_lua:
                    continue
                outcome = run(one.command + ["big.py"], folder)
                if outcome.code:
                    raise Mistake(f"{one.name} does not compile the large module: "
                                  f"{outcome.output[-200:]}")
                ms = outcome.seconds * 1000 - start[one.name]["ms"]
                found[one.name] = min(ms, found.get(one.name, ms))
    return found


def _rounds(who: List[Interpreter], programs: List[Benchmark], runs: int, quiet: bool,
            times: Dict[str, Dict[str, float]]) -> List[str]:
    problems: List[str] = []
    for program in programs:
        if not quiet and sys.stderr.isatty():
            print(f"\r{program.name:20}", end="", file=sys.stderr, flush=True)
        row = times.setdefault(program.name, {})
        for turn in range(runs):
            for one in who:
                if one.is_lua and not program.has_twin:
                    continue
                outcome = run(one.command_for(program, program.host_n))
                wrong = problem(program, outcome, program.host_result)
                if wrong:
                    if turn == 0:
                        problems.append(f"{one.name}: {wrong}")
                else:
                    row[one.name] = min(outcome.seconds, row.get(one.name, outcome.seconds))
    if not quiet and sys.stderr.isatty():
        print("\r" + " " * 20 + "\r", end="", file=sys.stderr, flush=True)
    return problems


def again(elf: str, programs: List[Benchmark], runs: int, report: Dict[str, Any]) -> None:
    """Time some programs once more; the report keeps the best."""
    _rounds(interpreters(elf), programs, runs, True, report["times"])


def measure(elf: str, programs: List[Benchmark], runs: int, with_extras: bool) -> Dict[str, Any]:
    """The report of a run: times in seconds by program and interpreter, and, with extras, what
    starting, compiling and collecting cost."""
    who = interpreters(elf)
    report: Dict[str, Any] = {"board": "host", "runs": runs, "times": {}}
    report["problems"] = _rounds(who, programs, runs, False, report["times"])
    if with_extras:
        report["start"] = _start(who)
        report["compile_ms"] = _compile(who, runs, report["start"])
        outcome = run(who[0].command + ["-c", COLLECT])
        report["collect_15mb_ms"] = _number(outcome.output) / 1000
    return report
