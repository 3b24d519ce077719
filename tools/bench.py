#!/usr/bin/env python3
"""Runs the programs of tests/bench and shows how they compare: on this machine with the other
interpreters that are installed, on an emulated board with recorded figures. What `./slipway bench`
and the tests of the benchmarks call.

    bench.py --board host --elf build/host/firmware.elf [PROGRAM...]
    bench.py --board stm32f4disc --elf ... --run "qemu-system-arm ... @ELF@" --baseline

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import difflib
import os
import shlex
import sys
from typing import Any, Dict, List, Optional

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import bench_board  # noqa: E402
import bench_host  # noqa: E402
import bench_options  # noqa: E402
import bench_programs  # noqa: E402
import bench_report  # noqa: E402
from bench_programs import Benchmark, Mistake  # noqa: E402

RERUNS = 2  # a time that looks worse is taken so many times more before it counts


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """The options that ./slipway bench and this program share."""
    parser.add_argument("--runs", type=int, default=5, metavar="N",
                        help="rounds on the host, the best of which counts (5)")
    parser.add_argument("--only", nargs="+", default=[], metavar="PROGRAM",
                        help="these programs only, as when they are named first")
    parser.add_argument("--json", metavar="FILE",
                        help="where the report goes (build/bench-BOARD.json)")
    parser.add_argument("--against", metavar="FILE",
                        help="an earlier report: fail if anything is more than 5 %% worse")
    parser.add_argument("--without", nargs="+", default=[], metavar="OPTION[=VALUE]",
                        help="what the benchmarks cost when an option of py/mpconfig.h is 0, or "
                        "VALUE: one option after the other (emulated boards)")
    parser.add_argument("--record", action="store_true",
                        help="make this run the baseline in the tree (emulated boards)")


def baseline_path(board: str) -> str:
    return os.path.join(bench_programs.FOLDER, f"baseline_{board}.json")


def _peer(board: str) -> Optional[Dict[str, Any]]:
    path = os.path.join(bench_programs.FOLDER, f"peers_{board}.json")
    return bench_report.read_json(path) if os.path.exists(path) else None


def chosen(names: List[str], boards: List[str]) -> List[str]:
    """The names, if there are such programs. Raises Mistake; where the first could have been one of
    `boards` as well, it says so."""
    known = [program.name for program in bench_programs.load()]
    if names and boards and names[0] not in known:
        near = difflib.get_close_matches(names[0], boards + known, 3, 0.5)
        hint = (f"did you mean {' or '.join(near)}?" if near else
                f"boards are {', '.join(boards)}, and benchmarks are {', '.join(known)}.")
        raise Mistake(f"there is no board or benchmark named '{names[0]}': {hint}")
    bench_programs.choose(names)
    return names


def _measure(args: argparse.Namespace, programs: List[Benchmark]) -> Dict[str, Any]:
    everything = not args.programs
    if args.run:
        report = bench_board.measure(args.board, args.run, programs,
                                     programs if everything else None)
        bench_report.add_board_means(report, _peer(args.board))
    else:
        report = bench_host.measure(args.elf, programs, args.runs, everything)
        bench_report.add_host_means(report, programs)
    return report


def _compare(args: argparse.Namespace, programs: List[Benchmark], report: Dict[str, Any],
             before: Dict[str, Any]) -> bool:
    """Whether nothing is worse than in an earlier report; says what is."""
    worse, better, _ = bench_report.compare(report, before)
    for _ in range(0 if args.run else RERUNS):
        suspects = [program for program in programs if program.name in worse]
        if suspects:
            bench_host.again(args.elf, suspects, args.runs, report)
            worse, better, _ = bench_report.compare(report, before)
    for title, names in (("better", better), ("worse", worse)):
        for name in names:
            print(f"{title}: {bench_report.change(name, report, before)}")
    if not worse and not better:
        print("Nothing has changed by more than 5 %.")
    return not worse


def check_results(args: argparse.Namespace) -> int:
    """Only whether the programs give the results they have to."""
    programs = bench_programs.choose(args.programs)
    problems = bench_host.check(args.elf, programs)
    for line in problems:
        print(line)
    print(f"{len(programs)} programs run, {len(problems)} failed")
    return 1 if problems else 0


def check_baseline(args: argparse.Namespace) -> int:
    """Only whether the counts are within 5 % of the baseline in the tree."""
    path = baseline_path(args.board)
    if not os.path.exists(path):
        raise Mistake(f"{args.board} has no baseline: record it with "
                      f"./slipway bench {args.board} --record")
    before = bench_report.read(path)
    report = _measure(args, bench_programs.choose(args.programs))
    worse, better, gone = bench_report.compare(report, before)
    for line in report["problems"]:
        print(line)
    for name in worse:
        print(f"worse: {bench_report.change(name, report, before)}")
    new = [name for name in report["counts"] if name not in before["counts"]]
    for name in (new + gone) if not args.programs else []:
        print(f"not in {'this run' if name in gone else 'the baseline'}: {name}")
    if better:
        print(f"Better by more than 5 %: {', '.join(better)}. A new baseline would keep it so.")
    failed = worse or report["problems"] or (not args.programs and (new or gone))
    if failed:
        print(f"{args.board} is not within 5 % of {os.path.relpath(path, bench_programs.TOP)}: if that "
              f"is on purpose, record a new baseline with ./slipway bench {args.board} --record")
    return 1 if failed else 0


def bench(args: argparse.Namespace) -> int:
    """Measure, print, write, compare. Returns the exit code."""
    if args.runs < 1:
        raise Mistake("--runs wants a number of at least 1.")
    if args.record and (args.programs or not args.run):
        raise Mistake("--record is for the exact counts of all programs on an emulated board.")
    folder = os.path.dirname(os.path.abspath(args.json))
    if not os.path.isdir(folder):
        raise Mistake(f"{folder} is no folder to write the report to.")
    programs = bench_programs.choose(args.programs)
    if args.without:
        if not args.run:
            raise Mistake("--without wants a board whose instructions can be counted, such as "
                          "stm32f4disc.")
        return bench_options.compare(args.board, args.elf, args.run, programs, args.without)
    before = bench_report.read(args.against) if args.against else None
    if not args.run:
        present = [one.name for one in bench_host.interpreters(args.elf)]
        for name, package in (("cpython", "python3.11"), ("lua", "lua5.4")):
            if name not in present:
                print(f"{package} is not installed: its column is missing.")
    report = _measure(args, programs)
    print(bench_report.board_text(report, _peer(args.board)) if args.run
          else bench_report.host_text(report))
    for line in report["problems"]:
        print(f"FAILED {line}")
    held = before is None or _compare(args, programs, report, before)
    bench_report.write(args.json, report)
    if args.record:
        if report["problems"]:
            raise Mistake("programs that fail make no baseline; nothing was recorded.")
        bench_report.write(baseline_path(args.board), report)
        print(f"Recorded {os.path.relpath(baseline_path(args.board), bench_programs.TOP)}.")
    return 1 if report["problems"] or not held else 0


def main() -> int:
    parser = argparse.ArgumentParser(description="Benchmark a firmware.")
    parser.add_argument("--board", default="host", help="the preset's name")
    parser.add_argument("--elf", required=True, help="the firmware")
    parser.add_argument("--run", default="", help="command that runs it on an emulator (@ELF@)")
    parser.add_argument("--results", action="store_true", help="only check results (host)")
    parser.add_argument("--baseline", action="store_true", help="only check counts (boards)")
    parser.add_argument("programs", nargs="*", metavar="PROGRAM")
    add_arguments(parser)
    args = parser.parse_args()
    args.programs += args.only
    args.elf = os.path.abspath(args.elf)
    args.run = [word.replace("@ELF@", args.elf) for word in shlex.split(args.run)]
    args.json = args.json or os.path.join(os.path.dirname(args.elf), f"bench-{args.board}.json")
    try:
        if not os.path.exists(args.elf):
            raise Mistake(f"{args.elf} is not there: build it first.")
        return (check_results(args) if args.results else
                check_baseline(args) if args.baseline else bench(args))
    except Mistake as mistake:
        sys.exit(f"bench: {mistake}")


if __name__ == "__main__":
    sys.exit(main())
