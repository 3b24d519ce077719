"""What the board folders say, as Python sees it: the one place where tools learn which boards,
presets and packages there are. The facts come from CMake, which reads the board files.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from typing import List

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


def boards() -> List[Board]:
    """All boards of the tree, by name. Ends the program with CMake's message if one is wrong."""
    with tempfile.TemporaryDirectory() as folder:
        output = os.path.join(folder, "facts.json")
        run = subprocess.run(
            ["cmake", "-D", f"OUTPUT={output}", "-D", f"MP_PYTHON={sys.executable}",
             "-P", os.path.join(TOP, "cmake", "facts.cmake")],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if run.returncode:
            sys.exit(run.stdout)
        with open(output, encoding="utf-8") as file:
            return [Board(**entry) for entry in json.load(file)]


def presets(of: List[Board]) -> List[Preset]:
    """A preset for each board and port; the port `standard` adds no suffix. A board that says
    so has a -debug preset too."""
    found = []
    for board in of:
        for port in board.ports:
            suffix = "" if port == DEFAULT_PORT else f"-{port}"
            found.append(Preset(board.name + suffix, board, port))
        if board.sanitize:
            found.append(Preset(f"{board.name}-debug", board, DEFAULT_PORT, True))
    return found
