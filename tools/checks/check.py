#!/usr/bin/env python3
"""Looks at the sources without running them: clang-format, the rules of who includes whom,
docs/options.md, cppcheck and clang-tidy. Prints what they find and fails if that is anything.

check.py --build DIR [--fast] [--only NAME...]

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Callable, Dict, List, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FOLDERS = ("py", "extmod", "shared", "ports", "boards")
NEEDS = ["clang-format|clang-format", "clang-tidy|clang-tidy", "cppcheck|cppcheck"]


def sources(endings: Tuple[str, ...] = (".c", ".h")) -> List[str]:
    """The C sources, relative to the tree; tools read what a scaffold is made of, not C."""
    found = []
    for folder in FOLDERS:
        for place, folders, names in os.walk(os.path.join(TOP, folder)):
            folders[:] = sorted(name for name in folders if name not in ("gen", "scaffold"))
            found += [os.path.relpath(os.path.join(place, name), TOP) for name in sorted(names)
                      if name.endswith(endings)]
    return found


def run(command: List[str]) -> Tuple[int, str]:
    done = subprocess.run(command, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, done.stdout


def clang_format(_: argparse.Namespace) -> str:
    code, output = run(["clang-format", "--dry-run", "--Werror", *sources()])
    return output if code else ""


def tool(*words: str) -> Callable[[argparse.Namespace], str]:
    def call(_: argparse.Namespace) -> str:
        code, output = run([sys.executable, *words])
        return output if code else ""
    return call


def cppcheck(args: argparse.Namespace) -> str:
    folders = [folder for folder in FOLDERS if folder not in ("ports", "boards")]
    code, output = run([
        "cppcheck", "--quiet", "--std=c11", "--enable=warning,performance,portability", "--max-configs=1",
        "--error-exitcode=1", "--suppressions-list=tools/checks/cppcheck.txt", "-j", str(os.cpu_count() or 1),
        "-I.", f"-I{args.build}/gen/firmware", "-Iports/standard", "-Iboards/host", "-DNDEBUG", "-D__x86_64__",
        "--template={file}:{line}: {id}: {message}", *folders])
    return output if code else ""


def _commands(build: str, folder: str) -> List[str]:
    """Write a compilation database that clang understands, of the firmware alone; its files."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    kept = []
    wanted = set(sources((".c",)))
    for entry in entries:
        name = os.path.relpath(entry["file"], TOP)
        if name not in wanted or "firmware" not in entry["output" if "output" in entry else "command"]:
            continue
        wanted.discard(name)
        words = [word for word in shlex.split(entry["command"]) if word != "-Werror" and not re.match(
            r"-fno-(ipa|tree)-|-fconserve-stack|-fno-gcse|-fno-crossjumping|--specs=", word)]
        kept.append({"directory": entry["directory"], "file": entry["file"], "arguments": words})
    with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as file:
        json.dump(kept, file)
    return [entry["file"] for entry in kept]


def clang_tidy(args: argparse.Namespace) -> str:
    if run(["cmake", "--build", args.build, "--target", "firmware_generated"])[0]:
        return f"{args.build} does not build its headers; run ./slipway build host.\n"
    with tempfile.TemporaryDirectory() as folder:
        files = _commands(args.build, folder)
        if args.fast:
            files = [name for name in files if not os.path.relpath(name, TOP).startswith("py/")]
        workers = os.cpu_count() or 1
        with ThreadPoolExecutor(workers) as pool:
            outputs = pool.map(lambda part: run(["clang-tidy", "--quiet", "-p", folder, *part]),
                               [files[i::4 * workers] for i in range(4 * workers) if files[i::4 * workers]])
            # Counts of what was suppressed are no findings.
            return "".join(re.sub(r"^\d+ warnings?( and \d+ errors?)? generated\.\n", "", output, flags=re.M)
                           for code, output in outputs if code)


CHECKS: Dict[str, Callable[[argparse.Namespace], str]] = {
    "format": clang_format,
    "includes": tool("tools/checks/includes.py"),
    "options": tool("tools/options.py", "--check"),
    "cppcheck": cppcheck,
    "tidy": clang_tidy,
}


def check(args: argparse.Namespace) -> int:
    failed = []
    for name in args.only or CHECKS:
        if name not in CHECKS:
            print(f"slipway: there is no check named '{name}': there are {', '.join(CHECKS)}.", file=sys.stderr)
            return 1
        start = time.monotonic()
        try:
            output = CHECKS[name](args)
        except FileNotFoundError as error:
            if getattr(args, "skip_missing", False):
                print(f"skipped: {os.path.basename(error.filename)} is not installed")
                return 77
            output = f"{os.path.basename(error.filename)} is not installed: run ./slipway check, which installs it.\n"
        print(f"{name:10} {'FAILED' if output else 'clean'} ({time.monotonic() - start:.1f} s)", flush=True)
        if output:
            print(output, end="" if output.endswith("\n") else "\n", flush=True)
            failed.append(name)
    return 1 if failed else 0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--fast", action="store_true", help="clang-tidy without the core, which takes most of the time")
    parser.add_argument("--only", nargs="+", default=[], metavar="NAME", help=f"of {', '.join(CHECKS)}")


def main() -> int:
    parser = argparse.ArgumentParser(description="Look at the sources without running them.")
    parser.add_argument("--build", required=True, help="a build of ports/standard for the host")
    parser.add_argument("--skip-missing", action="store_true", help="exit with 77 if a tool is not installed")
    add_arguments(parser)
    return check(parser.parse_args())


if __name__ == "__main__":
    sys.exit(main())
