#!/usr/bin/env python3
"""Who may include whom: compares each #include of the C sources with the table in
docs/architecture.md, and prints the lines that do not keep to it with the row that they break.

includes.py [TREE]

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import fnmatch
import os
import re
import sys
from typing import Dict, Iterator, List, Optional, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGE = "docs/architecture.md"
FOLDERS = ("py", "extmod", "shared", "ports", "boards")

# ISO/IEC 9899:2011, 7.1.2, without what small C libraries lack; alloca() is every port's to provide.
C_HEADERS = {f"{name}.h" for name in (
    "assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal stdalign stdarg stdatomic "
    "stdbool stddef stdint stdio stdlib stdnoreturn string tgmath time uchar wchar wctype alloca").split()}

# What a SoC's file asks of whatever comes before it: the board, or the chip.
SEAMS = ("mpconfigboard.h", "soc.h", "irqs.h")


def rules(tree: str) -> List[Tuple[int, str, List[str]]]:
    """The table's rows: line of the page, pattern of the files, what they may include."""
    found = []
    with open(os.path.join(tree, PAGE), encoding="utf-8") as file:
        inside = False
        for number, line in enumerate(file, 1):
            if line.startswith("| files | may include |"):
                inside = True
            elif inside and not line.startswith("|"):
                break
            elif inside and not line.startswith("|--"):
                cells = line.split("|")
                found.append((number, cells[1].strip(" `"), re.findall(r"`([^`]+)`", cells[2])))
    if not found:
        sys.exit(f"{PAGE} has no table that begins '| files | may include |'.")
    return found


def includes(tree: str) -> Iterator[Tuple[str, int, str, bool]]:
    """(file, line, included name, whether in angle brackets)"""
    for folder in FOLDERS:
        for place, _, names in os.walk(os.path.join(tree, folder)):
            for name in sorted(names):
                if not name.endswith((".c", ".h")):
                    continue
                path = os.path.join(place, name)
                with open(path, encoding="utf-8") as file:
                    for number, line in enumerate(file, 1):
                        match = re.match(r'\s*#\s*include\s+(["<])([^">]+)[">]', line)
                        if match:
                            yield os.path.relpath(path, tree), number, match.group(2), match.group(1) == "<"


def _said(path: str, fact: str) -> List[str]:
    """The words that a board.cmake or soc.cmake gives a fact."""
    try:
        with open(path, encoding="utf-8") as file:
            text = re.sub(r"#.*", "", file.read())
    except OSError:
        return []
    return [word for words in re.findall(rf"(?:set\(|APPEND )BOARD_{fact}\s+([^)]*)\)", text)
            for word in words.split()]


def chain(tree: str, folder: str) -> List[str]:
    """The folders whose files those of a board's or SoC's folder may include, itself first."""
    found = [folder]
    for place in found:
        for name in _said(os.path.join(tree, place, "board.cmake"), "BASE"):
            found.append(f"boards/{name}")
        for kind in ("board.cmake", "soc.cmake"):
            for name in _said(os.path.join(tree, place, kind), "SOC"):
                if f"boards/soc/{name}" not in found:
                    found.append(f"boards/soc/{name}")
    return found


class Check:
    def __init__(self, tree: str) -> None:
        self.tree = tree
        self.rules = rules(tree)
        self.chains: Dict[str, List[str]] = {}

    def _board_has(self, path: str, name: str) -> bool:
        folder = os.path.dirname(path)
        if not folder.startswith("boards/"):
            # A port may be built for any board.
            return any(name in names for _, _, names in os.walk(os.path.join(self.tree, "boards")))
        if folder not in self.chains:
            self.chains[folder] = chain(self.tree, folder)
        if any(os.path.exists(os.path.join(self.tree, place, name)) for place in self.chains[folder]):
            return True
        return folder.startswith("boards/soc/") and name in SEAMS

    def _port_has(self, path: str, name: str) -> bool:
        return os.path.exists(os.path.join(self.tree, *path.split("/")[:2], name))

    def _allows(self, allowed: List[str], path: str, name: str, system: bool) -> bool:
        if system:
            return "system" in allowed or ("C" in allowed and name in C_HEADERS)
        folder = os.path.dirname(path)
        if os.path.exists(os.path.join(self.tree, folder, name)) or os.path.dirname(name) == folder:
            return True
        if "board" in allowed and "/" not in name and self._board_has(path, name):
            return True
        if "port" in allowed and self._port_has(path, name):
            return True
        # In these patterns, as in a shell's, a star does not cross folders; shared/* names the folder.
        return any(fnmatch.fnmatch(name, pattern) and (
            pattern.count("/") == name.count("/") or pattern in ("shared/*", "genhdr/*"))
            for pattern in allowed)

    def _rule(self, path: str) -> Optional[Tuple[int, str, List[str]]]:
        for rule in self.rules:
            pattern = rule[1]
            if fnmatch.fnmatch(path, pattern) and (
                    not pattern.startswith("py/") or pattern.count("/") == path.count("/")):
                return rule
        return None

    def mistakes(self) -> Iterator[str]:
        for path, line, name, system in includes(self.tree):
            rule = self._rule(path)
            shown = f"<{name}>" if system else f'"{name}"'
            if rule is None:
                yield f"{path}:{line}: {PAGE} has no row for this file: add one."
            elif not self._allows(rule[2], path, name, system):
                yield (f"{path}:{line}: includes {shown}, but {rule[1]} may include only "
                       f"{' '.join(rule[2])} ({PAGE}:{rule[0]}).")


def main() -> int:
    found = list(Check(sys.argv[1] if len(sys.argv) > 1 else TOP).mistakes())
    for mistake in found:
        print(mistake)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
