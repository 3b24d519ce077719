#!/usr/bin/env python3
"""A new SoC with one of the processors that ./slipway new offers, and a board on it, build without
a warning and reach a prompt that works, before a line of them is edited.

    test_processor.py TREE CPU PORT

The exit code is 77 where the compiler or the emulator is not installed.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import shutil
import sys
import unittest

CPU, PORT = sys.argv.pop(2), sys.argv.pop(2)

from test_new import Folder, read  # noqa: E402  (it takes the first argument)

SKIPPED = 77
PROGRAMS = (("riscv64-unknown-elf-gcc", "qemu-system-riscv32") if CPU.startswith("rv32") else
            ("arm-none-eabi-gcc", "qemu-system-arm"))


class Processor(Folder):
    def test_prompt(self) -> None:
        self.new("soc", "mychip", "--cpu", CPU, "--dir", ".")
        self.new("board", "myboard", "--soc", "mychip", "--dir", ".")
        # How the code behaves matters here, not how fast it is.
        configured = self.build("-DMP_BOARD_DIR=" + os.path.join(self.folder, "myboard"), "-DMP_PORT=" + PORT,
                                "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_C_FLAGS=-O1")
        self.assertNotIn("Warning", configured)
        machine = json.loads(read(os.path.join(self.folder, "build", "slipway.json")))["run"]
        lines = [("[n * n for n in range(5)]", "[0, 1, 4, 9, 16]\r"),
                 ("[{}][1]", "Traceback (most recent call last):\r\n"),
                 ("(lambda a, *b: (b, a))(1, 2, 3)", "((2, 3), 1)\r")]
        if PORT == "standard":  # the smaller port has neither
            lines += [("3 * 0.5", "1.5\r"), ("import time", ""),
                      ("t = time.ticks_ms(); time.sleep_ms(20); time.ticks_diff(time.ticks_ms(), t) >= 20", "True\r")]
        self.play(machine, False, *lines)


if __name__ == "__main__":
    absent = [program for program in PROGRAMS if not shutil.which(program)]
    if absent:
        print(f"SKIPPED: {' and '.join(absent)} not installed here")
        sys.exit(SKIPPED)
    unittest.main()
