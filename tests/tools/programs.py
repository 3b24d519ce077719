"""The programs of tests/lang: what they need, what output is expected of them, and how a difference
is shown. The markers are comments at the top of a program:

    # needs: double ram host   floats of double precision, more than a 96 KiB heap, the host's port
    # level: minimum           fits ports/minimal, too
    # output: checked by hand  Slipway's own; everything else is what CPython 3.11 prints
    # args: -X heapsize=256k   command line before the program's name, on the host

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import difflib
import os
import re
import shlex
from typing import Dict, List, Optional

MARKER = re.compile(r"# (needs|level|output|args): (.*)")


class Program:
    def __init__(self, path: str) -> None:
        self.path = path
        self.name = os.path.splitext(os.path.basename(path))[0]
        with open(path, encoding="utf-8") as file:
            self.source = file.read()
        self.markers: Dict[str, str] = {}
        for line in self.source.split("\n"):
            if not line.startswith("#"):
                break
            found = MARKER.match(line)
            if found:
                self.markers[found.group(1)] = found.group(2).strip()

    @property
    def needs(self) -> List[str]:
        return self.markers.get("needs", "").split()

    @property
    def arguments(self) -> List[str]:
        return shlex.split(self.markers.get("args", ""))

    @property
    def is_minimum(self) -> bool:
        return self.markers.get("level") == "minimum"

    @property
    def expected_path(self) -> str:
        return self.path[:-3] + ".exp"

    def expected(self) -> str:
        with open(self.expected_path, encoding="utf-8") as file:
            return file.read()

    def problem(self, seen: str) -> Optional[str]:
        """None when `seen` is what is expected, otherwise the lines that differ."""
        wanted = self.expected()
        if seen == wanted:
            return None
        lines = list(difflib.unified_diff(wanted.splitlines(), seen.splitlines(), "expected", "seen",
                                          lineterm="", n=1))
        if len(lines) > 40:
            lines[40:] = ["... and %d lines more" % (len(lines) - 40)]
        return "\n".join(line[:300] for line in lines) or "only the ends of lines differ"


def find(paths: List[str]) -> List[Program]:
    """The programs in files and folders, by name."""
    found = []
    for path in paths:
        if os.path.isdir(path):
            found += [os.path.join(path, name) for name in os.listdir(path) if name.endswith(".py")]
        else:
            found.append(path)
    return [Program(path) for path in sorted(found)]
