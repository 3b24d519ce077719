"""The programs of tests/bench: their sizes, the results they have to give, and which of them have
figures of other interpreters. Knows nothing of how they are run.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import difflib
import os
from dataclasses import dataclass
from typing import List, Optional

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(TOP, "tests", "bench")
SIZES = os.path.join(FOLDER, "sizes.txt")

# The first programs of sizes.txt, whose figures for other interpreters are known.
REFERENCE_COUNT = 15


class Mistake(Exception):
    """Something the user can put right, said in one sentence."""


@dataclass
class Benchmark:
    name: str
    host_n: int
    board_n: int
    host_result: str
    board_result: str
    is_reference: bool

    @property
    def path(self) -> str:
        return os.path.join(FOLDER, self.name + ".py")

    @property
    def has_twin(self) -> bool:
        """Whether there is the same program in Lua."""
        return os.path.exists(os.path.join(FOLDER, self.name + ".lua"))

    def source(self) -> str:
        with open(self.path, encoding="utf-8") as file:
            return file.read()


def load() -> List[Benchmark]:
    """All programs, in the order of sizes.txt. Raises Mistake if the folder and the file differ."""
    found: List[Benchmark] = []
    with open(SIZES, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            try:
                name, host_n, board_n, host_result, board_result = words
                found.append(Benchmark(name, int(host_n), int(board_n), host_result, board_result,
                                       len(found) < REFERENCE_COUNT))
            except ValueError:
                raise Mistake(f"{SIZES}:{number} is not a name, two sizes, two results.") from None
    listed = {program.name for program in found}
    present = {name[:-3] for name in os.listdir(FOLDER) if name.endswith(".py")}
    for name in sorted(listed ^ present):
        raise Mistake(f"{name} has no program in tests/bench." if name in listed else
                      f"tests/bench/{name}.py has no line in tests/bench/sizes.txt.")
    return found


def choose(names: List[str], of: Optional[List[Benchmark]] = None) -> List[Benchmark]:
    """The programs of those names ([] means all). Raises Mistake for a name there is not."""
    programs = load() if of is None else of
    known = [program.name for program in programs]
    for name in names:
        if name not in known:
            near = difflib.get_close_matches(name, known, 3, 0.4)
            hint = (f"did you mean {' or '.join(near)}?" if near
                    else f"there are {', '.join(known)}.")
            raise Mistake(f"there is no benchmark named '{name}': {hint}")
    return [program for program in programs if not names or program.name in names]
