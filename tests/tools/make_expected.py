"""Writes the expected output of language programs: what CPython 3.11 prints.

    make_expected.py [--check] [FILE or FOLDER...]     (default: tests/lang)

Programs whose output is Slipway's own (`# output: checked by hand`) are left alone. --check writes
nothing and fails when a file is missing or out of date.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile

import programs

LANG = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "lang")


# The CPython whose behaviour the language follows; earlier ones of that series crash in some programs
# and compile others wrong.
MODEL = (3, 11, 7)


def is_model() -> bool:
    return sys.version_info[:2] == MODEL[:2] and sys.version_info[:3] >= MODEL


def run(path: str) -> str:
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([sys.executable, "-I", "-W", "ignore", os.path.abspath(path)], cwd=folder,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, timeout=60,
                              env=dict(os.environ, PYTHONUTF8="1"))
    if done.returncode:
        raise SystemExit("%s fails with CPython:\n%s" % (path, done.stderr.decode()))
    return done.stdout.decode()


def main() -> int:
    parser = argparse.ArgumentParser(description="Write the expected output of language programs.")
    parser.add_argument("--check", action="store_true", help="only compare")
    parser.add_argument("paths", nargs="*", default=[LANG])
    arguments = parser.parse_args()
    if not is_model():
        print("CPython %d.%d.%d or a later one of %d.%d makes the expected output, this is %d.%d.%d" % (
            MODEL + MODEL[:2] + sys.version_info[:3]))
        return 2
    stale = 0
    for program in programs.find(arguments.paths):
        if "output" in program.markers:
            if not os.path.exists(program.expected_path):
                print("%s is to be written by hand" % program.expected_path)
                stale += 1
            continue
        output = run(program.path)
        if os.path.exists(program.expected_path) and program.expected() == output:
            continue
        stale += 1
        if arguments.check:
            print("%s is out of date" % program.expected_path)
        else:
            with open(program.expected_path, "w", encoding="utf-8") as file:
                file.write(output)
    return 1 if arguments.check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
