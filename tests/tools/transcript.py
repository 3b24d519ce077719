"""Plays transcripts of sessions at the prompt and compares what is seen, line by line.

    transcript.py --elf build/host/firmware.elf FILE...
    transcript.py --elf ... --run "qemu-system-arm ... @ELF@" FILE...

A transcript is the screen as a person sees it, below a header that ends with a line `---`:

    # comment
    boards: host              where it is played (everywhere, if not said): names of boards, host for
                              those that are this machine, emulated for all others
    ports: standard minimal   with which ports (standard, if not said)
    args: -i -X heapsize=64k  command line, on the host
    exit: 0                   the program is to end with this exit code
    limit: 60                 seconds that a single wait may last
    banner: shown             compare what comes before the first prompt, too
    mode: shell               lines `$ ...` are shell commands, `firmware` among them

Lines that start with `>>> `, `... ` or `=== ` are typed once that prompt is there, and end with
Enter unless they end with a control key. `{Ctrl-C}`, `{Up}`, `{Tab}`... are keys, `{x FF}` is a byte,
`{repeat 100 TEXT}` repeats, `{auto 4}` are spaces that the prompt puts by itself. A line `|...` behind
a typed one is how that line looks at last (otherwise: what was typed, without keys); elsewhere it is
output taken literally. `<<< ` sends keys once every line above has been seen; `<<~ ` the same, but
what follows continues the last line above. All other lines are output: `{*}` stands for any text
within a line, `{**}` for any lines.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import re
import shlex
import subprocess
import sys
import tempfile
from typing import Dict, List, Optional, Set, Tuple

from session import Session, Timeout

KEYS = {
    "Enter": b"\r", "Tab": b"\t", "Backspace": b"\x7f", "Delete": b"\x1b[3~", "Esc": b"\x1b",
    "Up": b"\x1b[A", "Down": b"\x1b[B", "Right": b"\x1b[C", "Left": b"\x1b[D",
    "Home": b"\x1b[H", "End": b"\x1b[F",
}
KEY = re.compile(r"\{(Ctrl-[A-Z\]]|x [0-9A-F ]+|repeat \d+ [^{}]*|auto \d+|%s)\}" % "|".join(KEYS))
PROMPT = re.compile(r"(>>>|\.\.\.|===)( (.*))?$")
CHUNK = 32  # bytes typed ahead of their echo: less than any board's receive ring holds


class Failure(Exception):
    pass


class Piece:
    """What is typed: the bytes, whether their echo is the bytes themselves, and whether they leave
    the line."""

    def __init__(self, data: bytes, plain: bool, leaves: bool = False) -> None:
        self.data, self.plain, self.leaves = data, plain, leaves


def parse_keys(text: str) -> Tuple[List[Piece], int]:
    """Returns what is sent, and how many spaces the prompt has put before it."""
    pieces: List[Piece] = []
    auto = at = 0
    for found in KEY.finditer(text):
        if found.start() > at:
            pieces.append(Piece(text[at:found.start()].encode(), True))
        at = found.end()
        name = found.group(1)
        word, _, rest = name.partition(" ")
        if word == "auto":
            auto = int(rest)
        elif word == "repeat":
            count, _, what = rest.partition(" ")
            pieces.append(Piece(what.encode() * int(count), True))
        elif word == "x":
            pieces.append(Piece(bytes.fromhex(rest), False))
        elif name.startswith("Ctrl-"):
            pieces.append(Piece(bytes([ord(name[5]) - 64]), False, leaves=True))
        else:
            pieces.append(Piece(KEYS[name], False))
    if at < len(text):
        pieces.append(Piece(text[at:].encode(), True))
    return pieces, auto


def shown(text: str) -> str:
    """What typed text looks like when nothing edits it."""
    def one(found: "re.Match[str]") -> str:
        word, _, rest = found.group(1).partition(" ")
        if word == "repeat":
            count, _, what = rest.partition(" ")
            return what * int(count)
        return " " * int(rest) if word == "auto" else ""
    return KEY.sub(one, text)


def pattern(line: str) -> "re.Pattern[str]":
    return re.compile(".*".join(re.escape(part) for part in line.split("{*}")) + r"\s*")


def literal(line: str) -> "re.Pattern[str]":
    return re.compile(re.escape(line.rstrip()))


Pattern = Optional["re.Pattern[str]"]  # None: any lines


class Expected:
    """The screen so far: patterns for whole lines, with the text to show when they do not match."""

    def __init__(self) -> None:
        self.lines: List[Tuple[Pattern, str]] = []
        self.joining = False

    def add(self, match: Pattern, text: str) -> None:
        if self.joining:
            before, old = self.lines.pop()
            assert before is not None and match is not None
            match, text = re.compile(before.pattern[:-3] + match.pattern
                                     if before.pattern.endswith(r"\s*")
                                     else before.pattern + match.pattern), old + text
            self.joining = False
        self.lines.append((match, text))

    def matches(self, seen: List[str]) -> bool:
        reach = {0}  # how many of the lines so far can match, `{**}` taking any
        for text in seen:
            reach = self._skip(reach)
            reach = {index + (self.lines[index][0] is not None) for index in reach
                     if index < len(self.lines) and self._equal(index, text)}
        return len(self.lines) in self._skip(reach)

    def _skip(self, reach: Set[int]) -> Set[int]:
        """The same, with each `{**}` also standing for no lines."""
        out = set()
        for index in reach:
            out.add(index)
            while index < len(self.lines) and self.lines[index][0] is None:
                index += 1
                out.add(index)
        return out

    def _equal(self, index: int, text: str) -> bool:
        match = self.lines[index][0]
        return match is None or bool(match.fullmatch(text))

    def compare(self, seen: List[str]) -> List[Tuple[str, str]]:
        """The longest common run of lines: (' ', line), ('-', expected), ('+', seen)."""
        n, m = len(self.lines), len(seen)
        best = [[0] * (m + 1) for _ in range(n + 1)]
        for i in range(n - 1, -1, -1):
            for j in range(m - 1, -1, -1):
                best[i][j] = max(best[i + 1][j], best[i][j + 1])
                if self.lines[i][0] is not None and self._equal(i, seen[j]):
                    best[i][j] = max(best[i][j], best[i + 1][j + 1] + 1)
        out: List[Tuple[str, str]] = []
        i = j = 0
        while i < n or j < m:
            if i < n and self.lines[i][0] is None:
                if j < m and best[i][j] == best[i][j + 1]:
                    out.append((" ", seen[j]))
                    j += 1
                else:
                    i += 1
            elif i < n and j < m and self._equal(i, seen[j]) and best[i][j] == best[i + 1][j + 1] + 1:
                out.append((" ", seen[j]))
                i, j = i + 1, j + 1
            elif i < n and (j == m or best[i + 1][j] >= best[i][j + 1]):
                out.append(("-", self.lines[i][1]))
                i += 1
            else:
                out.append(("+", seen[j]))
                j += 1
        return out


class Transcript:
    def __init__(self, path: str) -> None:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        head, _, body = text.partition("\n---\n")
        self.path = path
        self.header: Dict[str, str] = {}
        for line in head.split("\n"):
            if line and not line.startswith("#"):
                key, colon, value = line.partition(":")
                if not colon:
                    raise Failure("%s: %r is no header line" % (path, line))
                self.header[key] = value.strip()
        self.body = body.rstrip("\n").split("\n")

    def applies(self, names: List[str], port: str) -> bool:
        """Whether it is for a board of one of these names, and for that port."""
        boards = self.header.get("boards", names[0]).split()
        return (any(name in boards for name in names)
                and port in self.header.get("ports", "standard").split())


class Player:
    """Plays the lines of a transcript in a session."""

    def __init__(self, header: Dict[str, str], body: List[str], session: Session,
                 auto_indent: bool) -> None:
        self.header, self.body = header, body
        self.session, self.auto_indent = session, auto_indent
        self.expected = Expected()
        self.first_row = 0
        self.row = -1  # of the last line typed
        self.typed_any = False
        self.at_prompt = False  # the prompt comes back after what was typed last

    def seen(self) -> List[str]:
        return self.session.screen.lines(self.first_row)

    def play(self) -> None:
        at = 0
        while at < len(self.body):
            line = self.body[at]
            override = None
            prompt = PROMPT.match(line)
            if prompt and at + 1 < len(self.body) and self.body[at + 1].startswith("|"):
                override = self.body[at + 1][1:]
                at += 1
            if prompt:
                last = at == len(self.body) - 1
                self._typed(prompt.group(1), prompt.group(3) or "", override,
                            last and not prompt.group(3) and "exit" not in self.header)
            elif line.startswith("<<< ") or line.startswith("<<~ "):
                self._sent(line[4:], line[2] == "~")
            elif line.startswith("|"):
                self.expected.add(literal(line[1:]), line[1:])
            elif line == "{**}":
                self.expected.add(None, line)
            else:
                self.expected.add(pattern(line), line)
            at += 1
        if "exit" in self.header:
            code = self.session.wait_end()
            if code != int(self.header["exit"]):
                raise Failure("exit code %d, expected %s" % (code, self.header["exit"]))
            self.expected.add(pattern(""), "")
        elif self.at_prompt:
            self._typed(">>>", "", None, True)

    def _typed(self, prompt: str, text: str, override: Optional[str], only_wait: bool) -> None:
        pieces, auto = parse_keys(text)
        prefix = prompt + " " + (" " * auto if self.auto_indent else "")
        screen = self.session.screen
        self.session.wait(lambda: screen.row > self.row and screen.line() == prefix,
                          "the prompt %r" % prefix)
        if not self.typed_any and "banner" not in self.header:
            self.first_row = screen.row
        self.typed_any = True
        if auto and not self.auto_indent:
            pieces.insert(0, Piece(b" " * auto, True))
        look = override if override is not None else (prompt + " " + shown(text))
        wanted = literal(look) if override is None else pattern(look)
        self.expected.add(wanted, look)
        if only_wait:
            self.at_prompt = False
            return
        self.row = screen.row
        self._type(pieces, wanted, look)
        if not text.endswith("}") or not re.search(r"\{Ctrl-[^}]*\}$", text):
            self.session.send(b"\r")
            self.at_prompt = prompt != "==="

    def _type(self, pieces: List[Piece], wanted: "re.Pattern[str]", look: str) -> None:
        session, screen = self.session, self.session.screen
        plain = all(piece.plain for piece in pieces)
        controls = b""
        if pieces and pieces[-1].leaves:
            controls = pieces.pop().data  # it may leave the line, so what is before it is awaited
        for piece in pieces:
            if plain:
                for start in range(0, len(piece.data), CHUNK):
                    part = piece.data[start:start + CHUNK]
                    length = screen.length() + len(part)
                    session.send(part)
                    session.wait(lambda: screen.length() >= length, "the echo of %r" % part)
            else:
                session.send(piece.data)
        session.wait(lambda: bool(wanted.fullmatch(screen.line().rstrip())), "the line %r" % look[-200:])
        if controls:
            session.send(controls)

    def _sent(self, text: str, same_line: bool) -> None:
        pieces, _ = parse_keys(text)
        screen = self.session.screen

        def ready() -> bool:
            seen = self.seen()
            if not same_line:
                if seen[-1]:
                    return False
                seen = seen[:-1]
            return self.expected.matches(seen)
        self.session.wait(ready, "what is expected up to here")
        self.expected.joining = same_line
        self.at_prompt = self.at_prompt and not same_line
        self.row = screen.row
        for piece in pieces:
            self.session.send(piece.data)


def play(transcript: Transcript, command: List[str], terminal: bool, auto_indent: bool,
         slower: float) -> Optional[str]:
    """Returns what went wrong, or None."""
    limit = float(transcript.header.get("limit", "15")) * slower
    with tempfile.TemporaryDirectory() as folder:
        with Session(command, terminal, folder, limit) as session:
            player = Player(transcript.header, transcript.body, session, auto_indent)
            problem = None
            try:
                player.play()
                session.wait(lambda: player.expected.matches(player.seen()), "the end", limit=1)
            except (Timeout, Failure) as error:
                problem = str(error)
            seen = player.seen()
    if problem is None:
        return None
    if not player.expected.matches(seen):
        problem += "\n" + difference(player.expected, seen)
    return problem


def difference(expected: Expected, seen: List[str]) -> str:
    lines = ["    (- expected, + seen)"]
    for tag, line in expected.compare(seen):
        lines.append("  %s %s" % (tag, line if len(line) < 300 else line[:140] + " ... " + line[-140:]))
    return "\n".join(lines)


def play_shell(transcript: Transcript, elf: str, slower: float) -> Optional[str]:
    """Transcripts of shell commands: each line `$ ...` runs in one temporary folder."""
    expected, seen = Expected(), []  # type: Tuple[Expected, List[str]]
    limit = float(transcript.header.get("limit", "15")) * slower
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as bin_folder:
        os.symlink(elf, os.path.join(bin_folder, "firmware"))
        environment = dict(os.environ, PATH=bin_folder + ":" + os.environ["PATH"], LC_ALL="C.UTF-8")
        for line in transcript.body:
            if not line.startswith("$ "):
                if line == "{**}":
                    expected.add(None, line)
                elif line.startswith("|"):
                    expected.add(literal(line[1:]), line[1:])
                else:
                    expected.add(pattern(line), line)
                continue
            expected.add(literal(line), line)
            seen.append(line.rstrip())
            try:
                done = subprocess.run(["bash", "-c", line[2:]], cwd=folder, env=environment,
                                      stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                      stderr=subprocess.STDOUT, timeout=limit)
                output = done.stdout.decode("utf-8", "backslashreplace").replace("\r\n", "\n")
                if output:
                    seen += [part.rstrip() for part in output[:-1 if output.endswith("\n") else None]
                             .split("\n")]
                if done.returncode:
                    seen.append("[exit %d]" % done.returncode)
            except subprocess.TimeoutExpired:
                seen.append("[not finished within %g s]" % limit)
    return None if expected.matches(seen) else difference(expected, seen)


def main() -> int:
    parser = argparse.ArgumentParser(description="Play transcripts of sessions at the prompt.")
    parser.add_argument("--elf", default="", help="the firmware")
    parser.add_argument("--run", default="", help="command that runs it on an emulator (@ELF@)")
    parser.add_argument("--board", action="append", default=[], metavar="NAME",
                        help="a name the board answers to, once for each; host, if there is none")
    parser.add_argument("--port", default="standard")
    parser.add_argument("--no-auto-indent", action="store_true")
    parser.add_argument("--slower", type=float, default=1.0, help="multiplies every time limit")
    parser.add_argument("--list", action="store_true", help="only name the files that apply")
    parser.add_argument("files", nargs="+")
    arguments = parser.parse_args()
    arguments.board = arguments.board or ["host"]

    if arguments.list:
        for path in arguments.files:
            if Transcript(path).applies(arguments.board, arguments.port):
                print(path)
        return 0
    elf = os.path.abspath(arguments.elf)
    if not os.path.exists(elf):
        print("%s is not there: build it first" % elf)
        return 1
    run = [word.replace("@ELF@", elf) for word in shlex.split(arguments.run)]
    failed = played = 0
    for path in arguments.files:
        transcript = Transcript(path)
        name = os.path.splitext(os.path.basename(path))[0]
        if not transcript.applies(arguments.board, arguments.port):
            continue
        played += 1
        if transcript.header.get("mode") == "shell":
            problem = play_shell(transcript, elf, arguments.slower)
        else:
            command = run or [elf] + shlex.split(transcript.header.get("args", ""))
            problem = play(transcript, command, not run, not arguments.no_auto_indent,
                           arguments.slower)
        if problem:
            failed += 1
            print("FAILED %s (%s)\n%s" % (name, path, problem))
    print("%d transcripts played, %d failed" % (played, failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
