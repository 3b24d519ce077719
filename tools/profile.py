#!/usr/bin/env python3
"""Runs a program on a profiling build of the firmware (MICROPY_DEBUG_PROFILE) and says where time
or memory goes: by instruction, function and line, or by type and line. docs/profiling.md explains
the tables.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import json
import linecache
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from typing import Any, Dict, Iterable, List, Sequence, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(TOP, "build", "host-profile")
KINDS = {"profile": "SLIPWAY_PROFILE", "heap": "SLIPWAY_HEAP"}
ROWS = 20
TEXT_WIDTH = 60

# A cell that is a number is aligned to the right and gets its thousands separated.
Row = Sequence[Any]


def build(folder: str) -> str:
    """Bring the profiling build in that folder up to date and return its firmware. Ends this
    program with the compiler's messages if that fails."""
    commands = [["cmake", "--build", folder, "--target", "firmware"]]
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        print("slipway: compiling a firmware that counts", file=sys.stderr)
        commands.insert(0, ["cmake", "-S", TOP, "-B", folder, "-G", "Ninja", "-DMP_BOARD=host",
                            "-DMP_PORT=standard", "-DCMAKE_C_FLAGS=-DMICROPY_DEBUG_PROFILE=1"])
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              check=False)
        if done.returncode:
            # What was compiled before the mistake says nothing.
            mistake = max(done.stdout.find("FAILED:"), 0)
            print(done.stdout[mistake:], end="", file=sys.stderr)
            sys.exit("slipway: the profiling build does not compile; see above.")
    return os.path.join(folder, "firmware.elf")


def run(kind: str, elf: str, file: str, args: List[str]) -> Tuple[Dict[str, Any], int]:
    """What the build has counted while it ran the program, and the program's exit code. Ends this
    program with a sentence where there is nothing to report."""
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "counts.json")
        sys.stdout.flush()
        # Ctrl-C is for the program, whose report is then wanted all the same.
        before = signal.signal(signal.SIGINT, lambda *_: None)
        code = subprocess.run([os.path.abspath(elf), file, *args], check=False,
                              env={**os.environ, KINDS[kind]: output}).returncode
        signal.signal(signal.SIGINT, before)
        if code < 0:
            print(f"slipway: {file} was ended by signal {-code} ({signal.Signals(-code).name}), so "
                  "there is no report.", file=sys.stderr)
            sys.exit(128 - code)
        try:
            with open(output, encoding="utf-8", errors="replace") as counts:
                return json.load(counts), code
        except (OSError, ValueError):
            sys.exit(f"slipway: {elf} has left no counts: it is not a profiling build "
                     "(MICROPY_DEBUG_PROFILE).")


# ---- tables --------------------------------------------------------------------------------------

def cell(value: Any) -> str:
    return f"{value:,}" if isinstance(value, int) else str(value)


def share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "-"


def table(title: str, head: Row, rows: Iterable[Row], limit: int) -> None:
    """Print the first rows; the last column, if it is text, is not padded."""
    all_rows = list(rows)
    shown = all_rows[:limit] if limit else all_rows
    print(f"\n{title}")
    if not shown:
        print("  none")
        return
    cells = [[cell(value) for value in row] for row in [head, *shown]]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    right = [all(isinstance(row[i], int) or cell(row[i]).endswith("%") or row[i] == "-"
                 for row in shown) for i in range(len(head))]
    for row in cells:
        line = "  ".join(text.rjust(width) if to_right else text.ljust(width)
                         for text, width, to_right in zip(row, widths, right))
        print(f"  {line}".rstrip())
    if len(all_rows) > len(shown):
        print(f"  ... and {len(all_rows) - len(shown):,} more")


def source(file: str, line: int) -> str:
    text = linecache.getline(file, line).strip()
    return text if len(text) <= TEXT_WIDTH else text[:TEXT_WIDTH - 3] + "..."


# ---- time ----------------------------------------------------------------------------------------

def report_profile(counts: Dict[str, Any], limit: int) -> None:
    executed = Counter(counts["instructions"])
    total = sum(executed.values())
    table(f"Instructions: {total:,} executed", ["count", "share", "instruction"],
          [[n, share(n, total), name] for name, n in executed.most_common()], limit)

    pairs = sorted(counts["pairs"], key=lambda pair: -pair[2])
    table("Pairs: what was executed next in the same function; adjacent: and lies behind the first",
          ["count", "share", "adjacent", "first", "second"],
          [[n, share(n, total), share(adjacent, n), first, second]
           for first, second, n, adjacent in pairs], limit)

    table("Inline caches: of executions, those that had to look the name up",
          ["executed", "misses", "hits", "instruction"],
          [[executed[name], n, share(executed[name] - n, executed[name]), name]
           for name, n in Counter(counts["misses"]).most_common()], 0)

    functions, lines, missed = Counter(), Counter(), Counter()
    calls: Dict[Tuple[str, str, int], int] = defaultdict(int)
    for function in counts["functions"]:
        # A function compiled again, as by exec(), is the same one to the reader.
        key = function["name"], function["file"], function["line"]
        calls[key] += function["calls"]
        for line, n, misses in function["lines"]:
            functions[key] += n
            lines[function["file"], line] += n
            missed[function["file"], line] += misses
    table("Functions", ["instructions", "share", "calls", "a call", "function", "where"],
          [[n, share(n, total), calls[key], n // calls[key] if calls[key] else "-", key[0],
            f"{key[1]}:{key[2]}"] for key, n in functions.most_common()], limit)
    table("Lines", ["instructions", "share", "misses", "where", "text"],
          [[n, share(n, total), missed[where], f"{where[0]}:{where[1]}", source(*where)]
           for where, n in lines.most_common()], limit)


# ---- memory --------------------------------------------------------------------------------------

def report_heap(counts: Dict[str, Any], limit: int) -> None:
    # Each entry: what was allocated, live at the peak, live at the end; blocks and bytes of each.
    types: Dict[Any, List[int]] = defaultdict(lambda: [0] * 6)
    lines: Dict[Any, List[int]] = defaultdict(lambda: [0] * 6)
    kinds: Dict[Any, Counter] = defaultdict(Counter)
    total = [0] * 6
    for file, line, function, kind, numbers in counts["blocks"]:
        for sums in (types[kind], lines[file, line, function], total):
            for i, n in enumerate(numbers):
                sums[i] += n
        kinds[file, line, function][kind] += numbers[0]
    print(f"\nHeap: {total[0]:,} blocks allocated, {total[1]:,} bytes; at most {total[3]:,} bytes "
          f"live after a collection, {total[5]:,} at the end; "
          f"{counts['collections']:,} collections")
    head = ["blocks", "bytes", "at peak", "bytes", "at end", "bytes"]
    table("By type", [*head, "type"],
          [[*sums, kind] for kind, sums in sorted(types.items(), key=lambda row: -row[1][1])],
          limit)
    table("By line", [*head, "where", "function", "what", "text"],
          [[*sums, f"{key[0]}:{key[1]}" if key[1] else "-", key[2],
            ", ".join(name for name, _ in kinds[key].most_common(3)), source(key[0], key[1])]
           for key, sums in sorted(lines.items(), key=lambda row: -row[1][1])], limit)


# ---- both ----------------------------------------------------------------------------------------

def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The arguments that measure() looks at, but for the kind."""
    parser.add_argument("--rows", type=int, default=ROWS,
                        help=f"rows of each table, 0 for all; {ROWS} if not given")
    parser.add_argument("--json", metavar="OUTPUT", help="keep the counts in this file, too")
    parser.add_argument("--elf", help="a profiling build to use, instead of building one")
    parser.add_argument("file", metavar="FILE", help="the Python program")
    parser.add_argument("program_args", metavar="ARG", nargs=argparse.REMAINDER,
                        help="its arguments")


def measure(kind: str, args: argparse.Namespace) -> int:
    """Run the program, report, and return its exit code. What is wrong ends this program with a
    sentence."""
    for path in (args.file, args.elf):
        if path and not os.path.isfile(path):
            sys.exit(f"slipway: there is no file '{path}'.")
    elf = args.elf or build(FOLDER)
    counts, code = run(kind, elf, args.file, args.program_args)
    if args.json:
        try:
            with open(args.json, "w", encoding="utf-8") as output:
                json.dump(counts, output)
        except OSError as error:
            sys.exit(f"slipway: {args.json} cannot be written: {error.strerror}.")
    (report_profile if kind == "profile" else report_heap)(counts, args.rows)
    sys.stdout.flush()
    return code


def main() -> int:
    parser = argparse.ArgumentParser(description="Say where a program's time or memory goes.")
    parser.add_argument("kind", choices=sorted(KINDS))
    add_arguments(parser)
    args = parser.parse_args()
    return measure(args.kind, args)


if __name__ == "__main__":
    sys.exit(main())
