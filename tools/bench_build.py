#!/usr/bin/env python3
"""Measures the build itself: what is compiled, and how long it takes, when nothing, one file, one name
or one header has changed, from scratch, and for a second board with a compiler cache. What
`./slipway bench build` calls; the tests hold the counts. Works on a copy of the tree.

    bench_build.py [--generator NAME...] [--compiler NAME...] [PRESET...]

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Dict, Iterable, List, Optional, Set, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, os.path.join(TOP, "tools"))

from picture import COMPILER  # noqa: E402

PRESETS = {"host": ("host", "standard"), "stm32f4disc-minimal": ("stm32f4disc", "minimal")}
GENERATORS = {"ninja": "Ninja", "make": "Unix Makefiles"}
COMPILERS = ("gcc", "clang")
# The file and the header that change, and the name that comes new.
SOURCE, HEADER, NAME_TABLE = "py/objects/objlist.c", "py/frontend/parser.h", "py/qstr.c"
NEW_NAME = "\nint slipway_new_name(void);\nint slipway_new_name(void) { return MP_QSTR_seen_nowhere_else; }\n"
BUILDING = re.compile(r"Building (?:C|CXX|ASM) object .*?\.dir/(\S+)\.o(?:bj)?$", re.M)


class Mistake(Exception):
    """What the user did wrong, or what did not build, as a sentence."""


# What a step may take by preset: seconds on two idle cores. They are shown; what is held are the counts.
LIMITS: Dict[str, Dict[str, float]] = {
    "host": {"clean": 20, "nothing": 0.1, "one C file": 1, "one new name": 1.5},
    "stm32f4disc-minimal": {"clean": 9, "nothing": 0.1, "one C file": 1, "one new name": 1.5},
}


@dataclass
class Step:
    """One build: the sources that were compiled, how often was linked, and what may at most be."""
    name: str
    compiled: List[str]
    links: int
    seconds: float
    allowed: Optional[Set[str]] = None  # None: any, but none of them twice
    note: str = ""

    def mistake(self) -> str:
        """What was compiled though it need not have been, or was not though it had to be."""
        twice = sorted({name for name in self.compiled if self.compiled.count(name) > 1})
        if twice:
            return f"{self.name}: compiled twice: {', '.join(twice)}"
        if self.allowed is not None and set(self.compiled) != self.allowed:
            wrong = sorted(set(self.compiled) ^ self.allowed)
            return f"{self.name}: compiled or left out by mistake: {', '.join(wrong)}"
        return ""


def alone(command: List[str]) -> List[str]:
    """How a source is compiled, without a launcher, the source, and what is to be written."""
    start = next(i for i, word in enumerate(command) if COMPILER.search(word))
    return [word for word in command[start:command.index("-o")] if word not in ("-MD", "-MMD")]


@dataclass
class Build:
    """A build folder of a tree."""
    tree: str
    folder: str
    board: str  # a board's name, or the path of its folder
    port: str
    generator: str = "Ninja"
    definitions: List[str] = field(default_factory=list)
    env: Dict[str, str] = field(default_factory=dict)

    def call(self, *command: str) -> str:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
                              env=dict(os.environ, **self.env))
        if done.returncode:
            raise Mistake(f"this failed: {shlex.join(command)}\n{done.stdout}")
        return done.stdout

    def configure(self) -> None:
        where = "MP_BOARD_DIR" if os.sep in self.board else "MP_BOARD"
        self.call("cmake", "-S", self.tree, "-B", self.folder, "-G", self.generator, f"-D{where}={self.board}",
                  f"-DMP_PORT={self.port}", *(f"-D{definition}" for definition in self.definitions))

    def make(self, name: str, allowed: Optional[Set[str]] = None, clean: bool = False) -> Step:
        """Bring the firmware up to date, from an empty folder if `clean`."""
        start = time.monotonic()
        if clean:
            shutil.rmtree(self.folder, ignore_errors=True)
            self.configure()
        output = self.call("cmake", "--build", self.folder, "--parallel", "2", "--target", "firmware")
        seconds = time.monotonic() - start
        compiled = [path.replace("__/", "") for path in BUILDING.findall(output)]
        return Step(name, compiled, output.count("Linking C executable"), seconds, allowed)

    def elf(self) -> str:
        return os.path.join(self.folder, "firmware.elf")

    def commands(self) -> Dict[str, List[str]]:
        """How each of the firmware's sources is compiled, by its path from the tree's top."""
        with open(os.path.join(self.folder, "compile_commands.json"), encoding="utf-8") as file:
            entries = json.load(file)
        return {os.path.relpath(entry["file"], self.tree): shlex.split(entry["command"]) for entry in entries
                if f"{self.folder}/gen/firmware/" in entry["command"] and "/capi" not in entry["command"]}

    def includers(self, header: str) -> Set[str]:
        """The sources that include a header, as the compiler says."""
        path = os.path.join(self.tree, header)

        def includes(item: Tuple[str, List[str]]) -> bool:
            name, words = item
            done = subprocess.run([*alone(words), "-M", os.path.join(self.tree, name)], stdout=subprocess.PIPE, check=False,
                                  text=True, cwd=self.folder)
            return path in done.stdout.replace("\\\n", " ").split()

        commands = {name: words for name, words in self.commands().items() if name.endswith(".c")}
        with ThreadPoolExecutor(2) as pool:
            return {name for name, found in zip(commands, pool.map(includes, commands.items())) if found}

    def text_seen(self, name: str) -> str:
        """What the compiler sees of a source, without the names of files and comments."""
        done = subprocess.run([*alone(self.commands()[name]), "-E", "-P", os.path.join(self.tree, name)], stdout=subprocess.PIPE,
                              check=True, text=True, cwd=self.folder)
        return done.stdout


def copy_tree(folder: str) -> str:
    """A copy of the tree at `folder`, without what builds have left in it."""
    shutil.copytree(TOP, folder, symlinks=True,
                    ignore=shutil.ignore_patterns("build", ".git", "__pycache__", "compile_commands.json"))
    return folder


def append(path: str, text: str) -> None:
    with open(path, "a", encoding="utf-8") as file:
        file.write(text)


def steps(build: Build) -> Iterable[Step]:
    """The clean build, and the changes one after the other. The tree is as before when they are over."""
    yield build.make("clean", clean=True)
    yield min((build.make("nothing", set()) for _ in range(3)), key=lambda step: step.seconds)
    source, header = os.path.join(build.tree, SOURCE), os.path.join(build.tree, HEADER)
    os.utime(source)
    yield build.make("one C file", {SOURCE})
    with open(source, encoding="utf-8") as file:
        before = file.read()
    append(source, NEW_NAME)
    yield build.make("one new name", {SOURCE, NAME_TABLE})
    expected = build.includers(HEADER)
    os.utime(header)
    yield build.make("one header", expected)
    with open(source, "w", encoding="utf-8") as file:
        file.write(before)


def ccache_env(folder: str) -> Dict[str, str]:
    """A cache of our own, and the user's settings kept out."""
    return {"CCACHE_DIR": folder, "CCACHE_CONFIGPATH": os.devnull, "CCACHE_BASEDIR": "",
            "CCACHE_MAXSIZE": "1G"}


def misses(build: Build) -> int:
    """How many files the cache has had compiled since it was asked last."""
    stats = build.call("ccache", "--print-stats")
    build.call("ccache", "--zero-stats")
    return int(re.search(r"^cache_miss\s+(\d+)", stats, re.M).group(1))  # type: ignore


def sibling(tree: str, board: str, folder: str) -> str:
    """A board like `board`, with another name, at `folder`."""
    shutil.copytree(os.path.join(tree, "boards", board), folder)
    append(os.path.join(folder, "mpconfigboard.h"),
           '#undef MICROPY_HW_BOARD_NAME\n#define MICROPY_HW_BOARD_NAME "sibling"\n')
    return folder


def second_board(build: Build, folder: str) -> Step:
    """The step of a board built after one like it: what is compiled is what sees that it is another."""
    cached = ["CMAKE_C_COMPILER_LAUNCHER=ccache"]
    env = dict(build.env, **ccache_env(os.path.join(folder, "cache")))
    first = Build(build.tree, os.path.join(folder, "first"), build.board, build.port, build.generator,
                  build.definitions + cached, env)
    second = Build(build.tree, os.path.join(folder, "second"),
                   sibling(build.tree, build.board, os.path.join(folder, "sibling")), build.port, build.generator,
                   build.definitions + cached, env)
    first.make("first board", clean=True)
    misses(first)
    step = second.make("second board", clean=True)
    count = misses(second)
    names = [name for name in first.commands() if name in second.commands()]
    with ThreadPoolExecutor(2) as pool:
        pairs = zip(pool.map(first.text_seen, names), pool.map(second.text_seen, names))
        other = {name for name, (one, two) in zip(names, pairs) if one != two}
    other |= set(second.commands()) - set(names)
    step.note = f"of {len(step.compiled)}; {len(other)} differ"
    # The cache counts what it had compiled, it does not name it.
    step.compiled, step.allowed = sorted(other)[:count] + ["?"] * (count - len(other)), other
    return step


def report(title: str, preset: str, found: List[Step]) -> str:
    lines = [title, f"  {'step':14} {'compiles':>8} {'links':>6} {'seconds':>8} {'target':>7}"]
    for step in found:
        limit = LIMITS[preset].get(step.name)
        target = f"{limit:7g}" if limit else f"{'':7}"
        lines.append(f"  {step.name:14} {len(step.compiled):8} {step.links:6} {step.seconds:8.2f} {target}"
                     f"{'  ' + step.note if step.note else ''}".rstrip())
    return "\n".join(lines)


def bench(presets: List[str], generators: List[str], compilers: List[str]) -> int:
    """Print the tables. Fails if anything was compiled that need not have been; times are shown only."""
    failed = []
    with tempfile.TemporaryDirectory(prefix="slipway-build-") as folder:
        tree = copy_tree(os.path.join(folder, "tree"))
        for number, (preset, generator, compiler) in enumerate(
                (preset, generator, compiler) for preset in presets for compiler in compilers
                for generator in generators):
            board, port = PRESETS[preset]
            if compiler == "clang" and board != "host":
                continue
            definitions = ["MP_TOOLCHAIN=clang"] if compiler == "clang" else []
            build = Build(tree, os.path.join(folder, f"build{number}"), board, port, GENERATORS[generator], definitions)
            found = list(steps(build))
            if shutil.which("ccache"):
                found.append(second_board(build, os.path.join(folder, f"cached{number}")))
            print(report(f"{preset}, {GENERATORS[generator]}, {compiler}", preset, found), flush=True)
            failed += [step.mistake() for step in found if step.mistake()]
    for sentence in failed:
        print(f"slipway: {sentence}.", file=sys.stderr)
    return 1 if failed else 0


def choose(words: List[str], known: Iterable[str], what: str) -> List[str]:
    for word in words:
        if word not in known:
            raise Mistake(f"there is no {what} named '{word}' to build with: there are {', '.join(known)}.")
    return words or list(known)


def main(arguments: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="slipway bench build", description="Measure the build itself.")
    parser.add_argument("presets", nargs="*", metavar="PRESET", help=f"of {', '.join(PRESETS)}")
    parser.add_argument("--generator", nargs="+", default=[], metavar="NAME", help=f"of {', '.join(GENERATORS)}")
    parser.add_argument("--compiler", nargs="+", default=[], metavar="NAME", help=f"of {', '.join(COMPILERS)}")
    args = parser.parse_args(arguments)
    installed = [name for name in COMPILERS if shutil.which(name)]
    try:
        return bench(choose(args.presets, PRESETS, "preset"),
                     choose(args.generator, [name for name in GENERATORS if shutil.which(name)], "generator"),
                     choose(args.compiler, installed, "compiler"))
    except Mistake as mistake:
        print(f"slipway: {mistake}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
