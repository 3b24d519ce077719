"""What the generators share: files that are rewritten only when their text changes, C string
literals, and the way mistakes in the scanned sources are reported.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
from typing import Dict, Iterable


class Mistakes:
    """Mistakes in the scanned sources, each a sentence that says what is wrong and how to mend it.
    They are reported by the compiler, at the place where they were made: as an error in the header
    that is included into the source."""

    def __init__(self) -> None:
        self._sentences: Dict[str, str] = {}

    def add(self, place: str, sentence: str) -> None:
        """`place` is "file:line", or just a source's path."""
        self._sentences.setdefault(place, sentence)

    def in_source(self, path: str) -> Iterable[str]:
        """The places of mistakes in that file itself."""
        return [place for place in self._sentences if place.rpartition(":")[0] == path or place == path]

    def directives(self, places: Iterable[str]) -> str:
        out = []
        for place in sorted(set(places) & set(self._sentences)):
            file, _, line = place.rpartition(":")
            if not line.isdigit():
                file, line = place, "1"
            text = c_string(self._sentences[place].encode("utf-8"))
            out.append(f'#line {line} "{file}"\n#pragma GCC error {text}\n')
        return "".join(out)


def write_if_changed(path: str, text: str) -> bool:
    """Write `text` to `path` unless it is there already; the time stamp moves with the text."""
    try:
        with open(path, encoding="utf-8") as old:
            if old.read() == text:
                return False
    except OSError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as new:
        new.write(text)
    return True


def header(what: str) -> str:
    """The first lines of a generated header."""
    return f"// Generated: {what}. Do not edit.\n// SPDX-License-Identifier: MIT\n"


def c_string(data: bytes) -> str:
    """`data` as a C string literal, plain ASCII. Octal escapes have three digits, so no following
    character can join them."""
    out = []
    for byte in data:
        char = chr(byte)
        if char in '"\\':
            out.append("\\" + char)
        elif 32 <= byte < 127 and char != "?":
            out.append(char)
        else:
            out.append(f"\\{byte:03o}")
    return '"' + "".join(out) + '"'
