"""Does what docs/porting.md says, in a temporary folder outside the tree, and compares what is seen.

Fenced code blocks tell what to do: a file name behind the language (```c main.c) writes that file,
`sh` types the commands, `text session` starts the program of its `$` line in a terminal and plays
the rest. In a session's output the date of the build and `...` stand for anything; a session ends
with Ctrl-D, or in QEMU with Ctrl-A x, which has to leave the program in order.

A chapter with the comment `<!-- needs PROGRAM... -->` is not done with the others; --chapter does it,
with the files that those before it have written. Where a program is missing, the exit code is 77.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from typing import List, Tuple

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))

from session import Session, Timeout  # noqa: E402
from transcript import Failure, Player, difference  # noqa: E402

FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
CHAPTER = re.compile(r"^## (.*)$", re.MULTILINE)
NEEDS = re.compile(r"\A\s*<!-- needs (.*?) -->")
SKIPPED = 77
SEED_FILES = ("main.c", "CMakeLists.txt", "mpconfigport.h", "mphalport.h", "mphalport.c")


class Walkthrough:
    def __init__(self, tree: str, folder: str) -> None:
        self.folder = folder
        # The user's own presets are not the tests' business.
        self.environment = dict(os.environ, SLIPWAY=tree, LC_ALL="C.UTF-8",
                                SLIPWAY_USER_PRESETS=os.path.join(folder, "presets.json"))
        self.written: List[str] = []

    def write(self, name: str, text: str) -> None:
        path = os.path.join(self.folder, name)
        if os.path.exists(path):
            with open(path, encoding="utf-8") as file:
                before = file.read().split("\n")
            extra = [line for line in text.split("\n") if line not in before]
            if len(text.split("\n")) != len(before) + 1 or len(extra) != 1:
                raise Failure("%s is to change by adding one line" % name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)
        self.written.append(name)
        print("wrote %s" % name)

    def type_commands(self, text: str) -> None:
        marker = os.path.join(self.folder, ".walkthrough")
        script = "set -e\n%s\npwd > '%s'\n" % (text, marker)
        print("$ " + text.strip().replace("\n", "\n$ "), flush=True)
        done = subprocess.run(["bash", "-c", script], cwd=self.folder, env=self.environment,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=280)
        if done.returncode:
            raise Failure("exit code %d:\n%s" % (done.returncode, done.stdout.decode(errors="replace")))
        with open(marker, encoding="utf-8") as file:
            folder = file.read().strip()
        os.remove(marker)
        self.folder = folder

    def play(self, text: str) -> None:
        command, _, body = text.partition("\n")
        lines = body.rstrip("\n").split("\n")
        if not command.startswith("$ ") or not lines[-1].startswith(">>>"):
            raise Failure("a session begins with `$ ` and a command, and ends with a prompt")
        lines = [line if line.startswith((">>>", "... ")) else
                 re.sub(r"\d{4}-\d\d-\d\d", "{*}", line).replace("...", "{*}") for line in lines]
        words = shlex.split(command[2:])
        header = {"banner": "shown", "exit": "0"}
        emulated = words[0].startswith("qemu-system-")
        if emulated:
            del header["exit"]
            lines.pop()
        else:
            words[0] = os.path.join(self.folder, words[0])
            lines[-1] = ">>> {Ctrl-D}"
            lines.append("{**}")
        print("playing a session with %s" % command[2:], flush=True)
        with Session(words, terminal=True, cwd=self.folder, limit=30) as session:
            player = Player(header, lines, session, auto_indent=False)
            try:
                player.play()
                seen = player.seen()
                if emulated:
                    session.send(b"\x01x")
                    if session.wait_end():
                        raise Failure("QEMU has not ended in order")
            except (Timeout, Failure) as problem:
                raise Failure("%s\n%s" % (problem, difference(player.expected, player.seen()))) from None
            if not player.expected.matches(seen):
                raise Failure(difference(player.expected, seen))

    def do(self, text: str) -> int:
        """All that a text tells; returns how many sessions it has."""
        sessions = 0
        for language, name, block in FENCE.findall(text):
            if language == "sh":
                self.type_commands(block)
            elif (language, name) == ("text", "session"):
                self.play(block)
                sessions += 1
            elif name:
                self.write(name, block)
        return sessions

    def do_guide(self, chapters: List[Tuple[str, str]]) -> None:
        sessions = sum(self.do(text) for _, text in chapters if not NEEDS.match(text))
        missing = [name for name in SEED_FILES + ("modmyport.c",) if name not in self.written]
        if missing or sessions < 2:
            raise Failure("the guide has %d sessions and lacks the files %s" % (sessions, missing))

    def do_chapter(self, chapters: List[Tuple[str, str]], title: str) -> None:
        for name, text in chapters:
            if name == title:
                if not self.do(text):
                    raise Failure("the chapter '%s' has no session" % title)
                return
            for _, file, block in FENCE.findall(text):
                if file and file != "session":
                    self.write(file, block)


def chapters_of(path: str) -> List[Tuple[str, str]]:
    """(title, text) of each; what is before the first has no title."""
    with open(path, encoding="utf-8") as file:
        pieces = [""] + CHAPTER.split(file.read())
    return list(zip(pieces[::2], pieces[1::2]))


def lacking(chapters: List[Tuple[str, str]], title: str) -> List[str]:
    """The programs that a chapter needs and that are not there."""
    needs = NEEDS.match(dict(chapters).get(title, ""))
    if not needs:
        raise Failure("there is no chapter '%s' that names what it needs" % title)
    return [name for name in needs.group(1).split() if not shutil.which(name)]


def main() -> int:
    parser = argparse.ArgumentParser(description="Do what a guide says.")
    parser.add_argument("--tree", required=True, help="the tree the guide calls $SLIPWAY")
    parser.add_argument("--chapter", help="this one alone")
    parser.add_argument("guide")
    arguments = parser.parse_args()
    chapters = chapters_of(arguments.guide)
    with tempfile.TemporaryDirectory() as folder:
        walk = Walkthrough(os.path.abspath(arguments.tree), folder)
        try:
            if not arguments.chapter:
                walk.do_guide(chapters)
                return 0
            missing = lacking(chapters, arguments.chapter)
            if missing:
                print("SKIPPED: '%s' needs %s, not installed here"
                      % (arguments.chapter, " and ".join(missing)))
                return SKIPPED
            walk.do_chapter(chapters, arguments.chapter)
        except Failure as problem:
            print("FAILED: %s" % problem)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
