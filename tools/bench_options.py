"""What each mechanism of the engine buys: the benchmarks on an emulated board, counted with all of
them and then with one option of the configuration at a time set to something else.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import subprocess
from typing import Any, Dict, List, Tuple

import bench_board
import bench_report
import size
from bench_programs import Benchmark, Mistake, TOP

WORST = 3  # programs named for each option


def parse(word: str) -> Tuple[str, str]:
    """NAME or NAME=VALUE as a name and its value, 0 if none is given."""
    name, _, value = word.partition("=")
    if not re.fullmatch(r"MICROPY_\w+", name):
        raise Mistake(f"'{word}' is no option: name one of py/mpconfig.h, as MICROPY_OPT_FAST_PATHS "
                      "or NAME=VALUE.")
    with open(os.path.join(TOP, "py", "mpconfig.h"), encoding="utf-8") as file:
        if not re.search(rf"#ifndef {name}\b", file.read()):
            raise Mistake(f"py/mpconfig.h has no option {name}.")
    return name, value or "0"


def _build(preset: str, definition: str) -> str:
    """The firmware with one definition more."""
    folder = os.path.join(TOP, "build", f"{preset}-without")
    for command in (["cmake", "--preset", preset, "-B", folder, f"-DCMAKE_C_FLAGS=-D{definition}"],
                    ["cmake", "--build", folder, "--target", "firmware"]):
        done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, check=False)
        if done.returncode:
            print(done.stdout[max(done.stdout.find("FAILED:"), 0):])
            raise Mistake(f"{preset} does not build with -D{definition}; see above.")
    return os.path.join(folder, "firmware.elf")


def _row(title: str, report: Dict[str, Any], normal: Dict[str, Any], text: int) -> List[str]:
    ratios = {name: count / normal["counts"][name] for name, count in report["counts"].items()
              if name in normal["counts"]}
    worst = sorted(ratios, key=lambda name: -ratios[name])[:WORST]
    mean = bench_report.mean(list(ratios.values()))
    return [title, f"{mean:.2f}" if mean else "-", f"{text:+d}",
            ", ".join(f"{name} {ratios[name]:.2f}" for name in worst)]


def compare(preset: str, elf: str, run: List[str], programs: List[Benchmark],
            words: List[str]) -> int:
    """Measure and print a table; 1 if a program fails anywhere."""
    options = [parse(word) for word in words]
    normal = bench_board.measure(preset, run, programs, None)
    problems = list(normal["problems"])
    text = size.totals(elf)["text"]
    rows = [["option", "instructions", "text", "most on"]]
    for name, value in options:
        other = _build(preset, f"{name}={value}")
        report = bench_board.measure(preset, [word.replace(elf, other) for word in run], programs,
                                     None)
        problems += [f"{name}={value}: {line}" for line in report["problems"]]
        rows.append(_row(f"{name}={value}", report, normal, size.totals(other)["text"] - text))
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    for row in rows:
        print(f"{row[0]:{widths[0]}}  {row[1]:>{widths[1]}}  {row[2]:>{widths[2]}}  {row[3]}")
    print(f"\nInstructions relative to {preset} as it is, geometric mean of {len(programs)} programs; "
          "bytes of text more or less.")
    for line in problems:
        print(f"FAILED {line}")
    return 1 if problems else 0
