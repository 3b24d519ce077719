"""What the board folders say, as Python sees it: the one place where tools learn which boards,
presets and packages there are. The facts come from CMake, which reads the board files.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import zlib
from dataclasses import dataclass, field
from typing import Any, Dict, List, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DEFAULT_PORT = "standard"


@dataclass
class Board:
    """The facts of one board.cmake that tools need."""
    name: str
    dir: str
    title: str
    cpu: str
    toolchain: str
    run: List[str]
    ports: List[str]
    needs: List[str]  # TOOLCHAIN_NEEDS of its toolchain
    sanitize: bool
    tests: str  # "all" or "smoke"

    @property
    def native(self) -> bool:
        return self.cpu.startswith("host")


@dataclass
class Preset:
    """A board with a port, and whether it is the checked (sanitizer) build."""
    name: str
    board: Board
    port: str
    debug: bool = False
    # For a build that is none of CMakePresets.json: the definitions that make it.
    definitions: List[str] = field(default_factory=list)


def _facts(*definitions: str) -> Any:
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "facts.json")
        command = ["cmake", "-D", f"OUTPUT={output}", "-D", f"MP_PYTHON={sys.executable}"]
        for definition in definitions:
            command += ["-D", definition]
        run = subprocess.run(command + ["-P", os.path.join(TOP, "cmake", "facts.cmake")],
                             stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                             check=False)
        if run.returncode:
            sys.exit(run.stdout)
        with open(output, encoding="utf-8") as file:
            return json.load(file)


def boards() -> List[Board]:
    """All boards of the tree, by name. Ends the program with CMake's message if one is wrong."""
    return [Board(**entry) for entry in _facts()]


def ports() -> List[Tuple[str, str]]:
    """Names and titles of the ports of the tree."""
    return [(entry["name"], entry["title"]) for entry in _facts("KIND=ports")]


def board_in(folder: str) -> Board:
    """The board of a folder outside the tree."""
    return Board(**_facts(f"BOARD_DIRS={folder}")[0])


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """How a command is told of a build that is none of CMakePresets.json."""
    parser.add_argument("--board-dir", help="a board's folder outside the tree")
    parser.add_argument("--port-dir", help="a port's folder outside the tree")
    parser.add_argument("--port", help="a port of the tree that the board has no preset for")
    parser.add_argument("--module", action="append", help="a C module's folder; may be repeated")


def outside(board: Board, port: str, definitions: List[str]) -> Preset:
    """A build that is none of CMakePresets.json: a board or port of another folder, or C modules.
    Its name tells it from builds with the same names that are defined otherwise."""
    tag = zlib.crc32(os.fsencode("\n".join(definitions)))
    return Preset(f"{board.name}-{port}-{tag:08x}", board, port, definitions=definitions)


def presets(of: List[Board]) -> List[Preset]:
    """A preset for each board and port; the port `standard` adds no suffix. A board that says
    so has a -debug preset too. Ends the program if two have one name."""
    found: List[Preset] = []
    for board in of:
        for port in board.ports:
            suffix = "" if port == DEFAULT_PORT else f"-{port}"
            found.append(Preset(board.name + suffix, board, port))
        if board.sanitize:
            found.append(Preset(f"{board.name}-debug", board, DEFAULT_PORT, True))
    first: Dict[str, Preset] = {}
    for preset in found:
        other = first.setdefault(preset.name, preset)
        if other is not preset:
            sys.exit(f"slipway: two presets are named {preset.name}: the board {other.board.name} with "
                     f"the port {other.port}, and the board {preset.board.name} with the port "
                     f"{preset.port}. Rename {preset.board.dir}, or leave the port out of a board's "
                     "BOARD_PORTS.")
    return found
