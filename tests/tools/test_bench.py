"""Tests of what ./slipway bench makes of its measurements: comparison with earlier reports, the
gate on the baseline, and mistakes. Nothing is measured here.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import sys
import tempfile
import unittest
from typing import Any, Dict, Tuple
from unittest import mock

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tools"))

import bench  # noqa: E402
import bench_board  # noqa: E402
import bench_host  # noqa: E402
import bench_programs  # noqa: E402
import bench_report  # noqa: E402
from bench_programs import Mistake  # noqa: E402


def counted(**counts: int) -> Dict[str, Any]:
    return {"board": "toy", "counts": counts, "problems": []}


class Comparison(unittest.TestCase):
    def test_five_percent(self) -> None:
        before = counted(a=100, b=100, c=100, d=100)
        worse, better, gone = bench_report.compare(counted(a=105, b=106, c=95), before)
        self.assertEqual((worse, better, gone), (["b"], ["c"], ["d"]))

    def test_times_are_relative(self) -> None:
        before = {"board": "host", "times": {"a": {"slipway": 1.0, "cpython": 2.0}}}
        slow_machine = {"board": "host", "times": {"a": {"slipway": 2.0, "cpython": 4.0}}}
        slow_slipway = {"board": "host", "times": {"a": {"slipway": 1.1, "cpython": 2.0}}}
        self.assertEqual(bench_report.compare(slow_machine, before)[0], [])
        self.assertEqual(bench_report.compare(slow_slipway, before)[0], ["a"])

    def test_from_nothing(self) -> None:
        before = {"board": "toy", "memory": {"float": 0}}
        now = {"board": "toy", "memory": {"float": 16}}
        self.assertEqual(bench_report.compare(now, before)[0], ["float"])
        self.assertIn("from nothing", bench_report.change("float", now, before))

    def test_other_board(self) -> None:
        with self.assertRaisesRegex(Mistake, "is of toy"):
            bench_report.compare({"board": "host"}, counted())

    def test_mean(self) -> None:
        self.assertAlmostEqual(bench_report.mean([0.5, 2.0]) or 0, 1.0)
        self.assertIsNone(bench_report.mean([]))


class Gate(unittest.TestCase):
    """The comparison with the baseline in the tree can fail, and says how to go on."""

    def gate(self, now: Dict[str, Any], before: Dict[str, Any]) -> Tuple[int, str]:
        args = argparse.Namespace(board="toy", programs=[], run=["x"])
        output = io.StringIO()
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "baseline.json")
            bench_report.write(path, before)
            with mock.patch.object(bench, "baseline_path", lambda _: path), \
                    mock.patch.object(bench, "_measure", lambda *_: now), \
                    contextlib.redirect_stdout(output):
                return bench.check_baseline(args), output.getvalue()

    def test_holds(self) -> None:
        self.assertEqual(self.gate(counted(a=104), counted(a=100)), (0, ""))

    def test_worse(self) -> None:
        code, text = self.gate(counted(a=106), counted(a=100))
        self.assertEqual(code, 1)
        self.assertIn("a: 100 before, 106 now (+6.0 %)", text)
        self.assertIn("./slipway bench toy --record", text)

    def test_other_programs(self) -> None:
        self.assertIn("not in the baseline: b", self.gate(counted(a=1, b=1), counted(a=1))[1])
        self.assertIn("not in this run: b", self.gate(counted(a=1), counted(a=1, b=1))[1])

    def test_wrong_result(self) -> None:
        now = dict(counted(a=100), problems=["a: 1 was expected, not 2"])
        self.assertEqual(self.gate(now, counted(a=100))[0], 1)

    def test_no_baseline(self) -> None:
        with self.assertRaisesRegex(Mistake, "has no baseline"):
            bench.check_baseline(argparse.Namespace(board="nowhere", programs=[], run=["x"]))


class Mistakes(unittest.TestCase):
    def test_names(self) -> None:
        with self.assertRaisesRegex(Mistake, "did you mean fib"):
            bench_programs.choose(["fibb"])
        with self.assertRaisesRegex(Mistake, "board or benchmark named 'hst': did you mean host"):
            bench.chosen(["hst"], ["host"])
        self.assertEqual(bench.chosen(["fib"], ["host"]), ["fib"])

    def test_reports(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "report.json")
            for text, wanted in (("{", "is not JSON"), ("[]", "not a report"),
                                 ("{}", "not a report")):
                with open(path, "w", encoding="utf-8") as file:
                    file.write(text)
                with self.assertRaisesRegex(Mistake, wanted):
                    bench_report.read(path)
        with self.assertRaisesRegex(Mistake, "cannot be read"):
            bench_report.read(path)

    def test_not_emulated(self) -> None:
        with self.assertRaisesRegex(Mistake, "QEMU"):
            bench_board.command(["openocd"])

    def test_wrong_result(self) -> None:
        program = bench_programs.choose(["fib"])[0]
        wrong = bench_host.problem(program, bench_host.Outcome(0.1, "Boom", 1), "5")
        self.assertEqual(wrong, "fib: 5 was expected, not Boom (exit code 1)")


class Tree(unittest.TestCase):
    def test_programs(self) -> None:
        programs = bench_programs.load()
        reference = [program.name for program in programs if program.is_reference]
        path = os.path.join(bench_programs.FOLDER, "peers_stm32f4disc.json")
        self.assertEqual(reference, list(bench_report.read_json(path)["counts"]))

    def test_big_module(self) -> None:
        source = bench_host.big_module()
        self.assertEqual(source.count("\n"), bench_host.COMPILE_LINES)
        compile(source, "big", "exec")

    def test_table(self) -> None:
        report = dict(counted(fib=10), collect=3, memory={"float": 0})
        peer = {"peer": "Other 1.0", "counts": {"fib": 20}, "collect": 6, "memory": {"float": 8}}
        bench_report.add_board_means(report, peer)
        text = bench_report.board_text(report, peer)
        self.assertEqual(text.count("0.500"), 3)
        self.assertIn("Other", text)
        json.dumps(report)


if __name__ == "__main__":
    unittest.main()
