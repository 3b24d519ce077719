"""A terminal as far as the tests need one: what a person would see of the bytes a program sends,
line by line. Control characters other than cursor movement are shown as \\xNN.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import re
from typing import List

ESCAPE = re.compile(rb"\x1b\[(\d*)([A-Za-z])")


class Screen:
    """Feed it bytes; `lines()` is what is seen. `row` counts the lines, the cursor's own included."""

    def __init__(self) -> None:
        self._rows: List[List[bytes]] = [[]]
        self._column = 0
        self._pending = b""

    @property
    def row(self) -> int:
        return len(self._rows) - 1

    def feed(self, data: bytes) -> None:
        data = self._pending + data
        self._pending = b""
        at = 0
        while at < len(data):
            byte = data[at:at + 1]
            if byte == b"\x1b":
                found = ESCAPE.match(data, at)
                if found:
                    self._escape(int(found.group(1) or b"1"), found.group(2), not found.group(1))
                    at = found.end()
                    continue
                if re.fullmatch(rb"\x1b(\[\d*)?", data[at:]):
                    self._pending = data[at:]
                    return
            self._put(byte)
            at += 1

    def _put(self, byte: bytes) -> None:
        if byte == b"\r":
            self._column = 0
        elif byte == b"\n":
            self._rows.append([b" "] * self._column)
        elif byte == b"\b":
            self._column = max(0, self._column - 1)
        else:
            if byte < b" " or byte == b"\x7f":
                byte = b"\t" if byte == b"\t" else b"\\x%02x" % byte[0]
            line = self._rows[-1]
            if b"\x80" <= byte < b"\xc0" and self._wants_more(line[self._column - 1:self._column]):
                line[self._column - 1] += byte
                return
            if self._column < len(line):
                line[self._column] = byte
            else:
                line.extend([b" "] * (self._column - len(line)))
                line.append(byte)
            self._column += 1

    @staticmethod
    def _wants_more(cells: List[bytes]) -> bool:
        """Whether the cell before the cursor holds the beginning of a character in UTF-8."""
        if not cells or cells[0][0] < 0xC2:
            return False
        lead = cells[0][0]
        return len(cells[0]) < (2 if lead < 0xE0 else 3 if lead < 0xF0 else 4)

    def _escape(self, count: int, letter: bytes, default: bool) -> None:
        if letter == b"D":
            self._column = max(0, self._column - count)
        elif letter == b"C":
            self._column += count
        elif letter in b"KJ" and default:
            del self._rows[-1][self._column:]
        elif letter == b"H":
            self._column = 0

    def line(self) -> str:
        """The cursor's line, trailing spaces included."""
        return _text(self._rows[-1])

    def length(self) -> int:
        """Bytes on the cursor's line."""
        return sum(map(len, self._rows[-1]))

    def lines(self, start: int = 0) -> List[str]:
        return [_text(row).rstrip() for row in self._rows[start:]]


def _text(row: List[bytes]) -> str:
    return b"".join(row).decode("utf-8", "backslashreplace")
