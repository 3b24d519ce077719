"""Does what docs/porting.md says, in a temporary folder outside the tree, and compares what is seen.

Fenced code blocks tell what to do: a file name behind the language (```c main.c) writes that file,
`sh` types the commands, `text session` starts the program of its `$` line in a terminal and plays
the rest. In a session's output the date of the build and `...` stand for anything; a session ends
with Ctrl-D, which has to leave the program in order.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
from typing import List, Tuple

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tools"))

from session import Session, Timeout  # noqa: E402
from transcript import Failure, Player, difference  # noqa: E402

FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
SEED_FILES = ("main.c", "CMakeLists.txt", "mpconfigport.h", "mphalport.h", "mphalport.c")


class Walkthrough:
    def __init__(self, tree: str, folder: str) -> None:
        self.folder = folder
        self.environment = dict(os.environ, SLIPWAY=tree, LC_ALL="C.UTF-8")
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
        lines[-1] = ">>> {Ctrl-D}"
        lines.append("{**}")
        program = os.path.join(self.folder, command[2:])
        print("playing a session with %s" % command[2:], flush=True)
        with Session([program], terminal=True, cwd=self.folder, limit=10) as session:
            player = Player({"banner": "shown", "exit": "0"}, lines, session, auto_indent=False)
            try:
                player.play()
            except (Timeout, Failure) as problem:
                raise Failure("%s\n%s" % (problem, difference(player.expected, player.seen()))) from None
            if not player.expected.matches(player.seen()):
                raise Failure(difference(player.expected, player.seen()))


def blocks(path: str) -> List[Tuple[str, str, str]]:
    with open(path, encoding="utf-8") as file:
        return FENCE.findall(file.read())


def main() -> int:
    parser = argparse.ArgumentParser(description="Do what a guide says.")
    parser.add_argument("--tree", required=True, help="the tree the guide calls $SLIPWAY")
    parser.add_argument("guide")
    arguments = parser.parse_args()
    sessions = 0
    with tempfile.TemporaryDirectory() as folder:
        walk = Walkthrough(os.path.abspath(arguments.tree), folder)
        try:
            for language, name, text in blocks(arguments.guide):
                if language == "sh":
                    walk.type_commands(text)
                elif (language, name) == ("text", "session"):
                    walk.play(text)
                    sessions += 1
                elif name:
                    walk.write(name, text)
        except Failure as problem:
            print("FAILED: %s" % problem)
            return 1
    missing = [name for name in SEED_FILES + ("modmyport.c",) if name not in walk.written]
    if missing or sessions < 2:
        print("FAILED: the guide has %d sessions and lacks the files %s" % (sessions, missing))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
