"""Runs language programs on a firmware and compares what they print with what is expected.

    run_lang.py --elf build/host/firmware.elf PROGRAM...
    run_lang.py --elf ... --run "qemu-system-arm ... @ELF@" [--shard 1/4] FOLDER

On the host each program is a file on the command line. An emulated board is started once; the
programs go through the raw-paste REPL, with a soft reset between them. --typed types the programs
that are marked `level: minimum` at the friendly prompt, for ports that have nothing else.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import ast
import os
import re
import shlex
import subprocess
import sys
import tempfile
from typing import List, Optional

import programs
from programs import Program
from session import Session, Timeout

RAW = b"raw REPL; CTRL-B to exit\r\n>"
CHUNK = 32  # bytes typed ahead of their echo: less than any board's receive ring holds


class HostRunner:
    """One process per program."""

    def __init__(self, elf: str, options: List[str], limit: float) -> None:
        self.elf, self.options, self.limit = elf, options, limit

    def run(self, program: Program) -> str:
        command = [self.elf] + self.options + program.arguments + [os.path.abspath(program.path)]
        with tempfile.TemporaryDirectory() as folder:
            try:
                done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL,
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                      timeout=self.limit)
            except subprocess.TimeoutExpired as expired:
                return _text(expired.stdout or b"") + "[not finished within %g s]\n" % self.limit
        code = "[exit code %d]\n" % done.returncode if done.returncode else ""
        return _text(done.stdout) + code

    def close(self) -> None:
        pass


class RawRunner:
    """One emulated board for many programs; a new one after a crash."""

    def __init__(self, command: List[str], limit: float, prelude: str = "") -> None:
        self.command, self.prelude, self.limit = command, prelude, limit
        self.session: Optional[Session] = None

    def _start(self) -> Session:
        session = Session(self.command, terminal=False, limit=self.limit)
        self.session = session
        session.wait(lambda: session.seen.endswith(b">>> "), "the first prompt")
        start = len(session.seen)
        session.send(b"\x01")
        session.wait_for(RAW, start)
        return session

    def run(self, program: Program) -> str:
        session = self.session or self._start()
        start = at = len(session.seen)
        try:
            # A program begins with a comment, so that no line gets another number.
            at = self._paste(session, (self.prelude + program.source).encode())
            start = at
            end = session.wait_for(b"\x04", at)
            error_end = session.wait_for(b"\x04", end)
            output = session.seen[start:end - 1] + session.seen[end:error_end - 1]
            at = session.wait_for(b">", error_end)
            session.send(b"\x04")
            session.wait_for(RAW, at)
            return _text(bytes(output))
        except Timeout as problem:
            self.close()
            return _text(bytes(session.seen[start:])) + "[%s]\n" % problem

    def _paste(self, session: Session, source: bytes) -> int:
        """Send source by the raw-paste protocol. Returns where its output starts in session.seen."""
        at = len(session.seen)
        session.send(b"\x05A\x01")
        at = session.wait_for(b"R\x01", at)
        session.wait(lambda: len(session.seen) >= at + 2, "the window size")
        window = session.seen[at] | session.seen[at + 1] << 8
        at += 2
        allowed = window
        while source:
            while not allowed or len(session.seen) > at:
                session.wait(lambda: len(session.seen) > at, "room for more source")
                if session.seen[at] != 1:
                    raise Timeout("the board broke off the source with byte %d" % session.seen[at])
                allowed += window
                at += 1
            part, source = source[:allowed], source[allowed:]
            allowed -= len(part)
            session.send(part)
        session.send(b"\x04")
        session.wait(lambda: session.seen.find(b"\x04", at) >= 0, "the end of the source")
        return session.seen.find(b"\x04", at) + 1

    def close(self) -> None:
        if self.session:
            self.session.__exit__()
            self.session = None


class TypedRunner:
    """Types programs at the friendly prompt, a new session for each."""

    def __init__(self, command: List[str], terminal: bool, limit: float) -> None:
        self.command, self.terminal, self.limit = command, terminal, limit

    def run(self, program: Program) -> str:
        output = ""
        with Session(self.command, self.terminal, limit=self.limit) as session:
            try:
                session.wait(lambda: session.seen.endswith(b">>> "), "the first prompt")
            except Timeout as problem:
                raise SystemExit("FAILED %s: %s; seen %r" % (
                    program.name, problem, bytes(session.seen[-300:]))) from None
            try:
                for statement in _statements(program.source):
                    output += self._type(session, statement)
            except Timeout as problem:
                output += "[%s]\n" % problem
        return output

    def _type(self, session: Session, lines: List[str]) -> str:
        start = 0
        for index, line in enumerate(lines):
            data = line.encode()
            for at in range(0, len(data), CHUNK):
                before = len(session.seen)
                part = data[at:at + CHUNK]
                session.send(part)
                session.wait(lambda: len(session.seen) >= before + len(part), "an echo")
            start = len(session.seen)
            session.send(b"\r")
            last = index == len(lines) - 1
            prompts = (b">>> ",) if last else (b"... ", b">>> ")
            session.wait(lambda: bool(session.seen.endswith(prompts, start)), "the prompt")
        return _text(bytes(session.seen[start:-4])).partition("\n")[2]

    def close(self) -> None:
        pass


def _statements(source: str) -> List[List[str]]:
    """The lines to type for each top-level statement; a block ends with an empty line."""
    lines = source.split("\n")
    out = []
    for node in ast.parse(source).body:
        first = min([node.lineno] + [d.lineno for d in getattr(node, "decorator_list", [])])
        body = [line.rstrip() for line in lines[first - 1:node.end_lineno]
                if line.strip() and not line.strip().startswith("#")]
        compound = hasattr(node, "body")
        out.append(body + ([""] if compound else []))
    return out


def _text(data: bytes) -> str:
    return re.sub("\r+\n", "\n", data.decode("utf-8", "backslashreplace"))


def main() -> int:
    parser = argparse.ArgumentParser(description="Run language programs on a firmware.")
    parser.add_argument("--elf", required=True, help="the firmware")
    parser.add_argument("--run", default="", help="command that runs it on an emulator (@ELF@)")
    parser.add_argument("--options", default="", help="of the command line, on the host")
    parser.add_argument("--prelude", default="", help="a statement to begin with, on a board")
    parser.add_argument("--typed", action="store_true", help="type `level: minimum` programs")
    parser.add_argument("--provides", default="", help="what of `needs` this firmware has")
    parser.add_argument("--shard", default="1/1", help="which part of the programs: 2/4")
    parser.add_argument("--limit", type=float, default=30.0, help="seconds per wait")
    parser.add_argument("--verbose", action="store_true", help="name the programs that pass")
    parser.add_argument("paths", nargs="+")
    arguments = parser.parse_args()

    elf = os.path.abspath(arguments.elf)
    if not os.path.exists(elf):
        print("%s is not there: build it first" % elf)
        return 1
    command = [word.replace("@ELF@", elf) for word in shlex.split(arguments.run)]
    runner = (TypedRunner(command or [elf], not command, arguments.limit) if arguments.typed else
              RawRunner(command, arguments.limit, arguments.prelude) if command else
              HostRunner(elf, shlex.split(arguments.options), arguments.limit))
    provides = arguments.provides.split()
    if not command and not arguments.typed:
        provides = ["double", "ram", "host"]
    index, count = (int(part) for part in arguments.shard.split("/"))
    chosen = [program for program in programs.find(arguments.paths)
              if all(need in provides for need in program.needs)
              and (program.is_minimum or not arguments.typed)][index - 1::count]
    failed = []
    for program in chosen:
        problem = program.problem(runner.run(program))
        if problem:
            failed.append(program.name)
            print("FAILED %s (%s)\n%s" % (program.name, program.path, problem), flush=True)
        elif arguments.verbose:
            print("passed %s" % program.name, flush=True)
    runner.close()
    print("%d programs run, %d failed%s" % (len(chosen), len(failed),
                                           ": " + " ".join(failed) if failed else ""))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
