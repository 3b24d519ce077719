#!/usr/bin/env python3
"""Runs the linker for a firmware and says in one message what it says in many: which functions
are missing that a board or port has to provide, and where docs describe them; by how much a
firmware does not fit, and what its largest parts are.

link.py --top TREE --board NAME --port NAME -- LINKER ARGS...

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Dict, List, Optional, Tuple

if TYPE_CHECKING:
    from sizeviews import Elf

# What ports provide and docs/porting.md describes.
GUIDES = ("docs/hal.md", "docs/porting.md")

# What boards/soc/bare/image.ld.in says of a RAM that is too small for variables and stack.
STACK_REACHED = "variables and heap reach into the stack"


def described(top: str) -> Dict[str, str]:
    """Function -> "page:line" of the heading or list entry that describes it."""
    found: Dict[str, str] = {}
    for page in GUIDES:
        try:
            with open(os.path.join(top, page), encoding="utf-8") as file:
                lines = file.read().split("\n")
        except OSError:
            continue
        for number, line in enumerate(lines, 1):
            if line.startswith(("### ", "- `")):
                for name in re.findall(r"`[^`(]*?(\w+)\(", line):
                    found.setdefault(name, f"{page}:{number}")
    return found


def missing(output: str) -> List[Tuple[str, str]]:
    """(function, who calls it first) of each undefined reference, GNU ld's or LLVM's."""
    found: Dict[str, str] = {}
    for line in output.split("\n"):
        match = re.search(r"undefined reference to [`']([^`']+)'", line) or re.search(r"undefined symbol: (\S+)", line)
        if match:
            where = re.match(r"(?:[^:\s]*ld(?:\.\w+)?: )?(.*?): undefined", line)
            place = where.group(1) if where else ""
            source = re.search(r"\(?([\w./-]+\.(?:c|cc|cpp|S))(?:\.\w+)?[:)]", place)
            found.setdefault(match.group(1), source.group(1) if source else "")
    return list(found.items())


def missing_message(top: str, who: str, names: List[Tuple[str, str]]) -> str:
    pages = described(top)
    lines = []
    for name, source in names:
        caller = f", which {source} calls" if source else ""
        if name in pages:
            lines.append(f"{who}: nothing defines {name}(){caller}. {pages[name]} says what it has to do: add it to "
                         "the board's BOARD_HAL_SOURCES or to the port.")
        else:
            lines.append(f"{who}: nothing defines {name}{caller}. List the source that has it, or correct the name.")
    return "\n".join(lines)


def overflows(output: str) -> Dict[str, int]:
    """Memory -> bytes too many; the largest amount said of each."""
    found: Dict[str, int] = {}
    for name, amount in re.findall(r"region [`']([^`']+)' overflowed by (\d+) bytes", output):
        found[name] = max(int(amount), found.get(name, 0))
    return found


def linked_anyway(command: List[str]) -> Optional["Elf"]:
    """The image that does not fit, linked once more with that allowed and away from the build."""
    # Not needed when all is well, and not to be waited for.
    import tempfile  # pylint: disable=import-outside-toplevel
    sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
    import sizeviews  # pylint: disable=import-outside-toplevel
    with tempfile.TemporaryDirectory() as folder:
        elf = os.path.join(folder, "firmware.elf")
        again = [elf if before == "-o" else re.sub(r"-Map,.*", f"-Map,{elf}.map", word)
                 for before, word in zip(["", *command], command)]
        subprocess.run([*again, "-Wl,--noinhibit-exec"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                       check=False)
        return sizeviews.Elf(elf) if os.path.exists(elf) else None


def into_stack(elf: "Elf") -> int:
    """How far the variables reach into the stack."""
    return (elf.value("__HeapBase") or 0) - (elf.value("__HeapLimit") or 0)


def overflow_message(who: str, elf: Optional["Elf"], memories: Dict[str, int]) -> str:
    lines = []
    for name, amount in memories.items():
        rom = "FLASH" in name.upper() or "ROM" in name.upper()
        kinds = ("text", "data") if rom else ("data", "bss")
        lines.append(f"{who} does not fit: {name} is {amount:,} bytes too small. Its largest parts:")
        largest = [symbol for symbol in elf.symbols() if symbol.kind in kinds] if elf else []
        lines += [f"{symbol.size:>9,}  {symbol.name}" for symbol in largest[:8]]
        if rom:
            lines.append("Turn off options (./slipway options PRESET; docs/options.md), optimise for size "
                         "(-DCMAKE_BUILD_TYPE=MinSizeRel), or correct the region in BOARD_MEMORY.")
        else:
            lines.append("Make the largest smaller, give the stack less (BOARD_STACK), or correct the region in "
                         "BOARD_MEMORY.")
    return "\n".join(lines)


def main() -> int:
    split = sys.argv.index("--")
    parser = argparse.ArgumentParser(description="Run a linker and explain what it refuses.")
    parser.add_argument("--top", required=True)
    parser.add_argument("--board", required=True)
    parser.add_argument("--port", required=True)
    args = parser.parse_args(sys.argv[1:split])
    who = f"The port {args.port} on the board {args.board}"
    # In English, whatever the user reads.
    done = subprocess.run(sys.argv[split + 1:], env=dict(os.environ, LC_ALL="C"), stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, errors="replace", check=False)
    names, memories = missing(done.stdout), overflows(done.stdout)
    full = STACK_REACHED in done.stdout
    elf = linked_anyway(sys.argv[split + 1:]) if memories or full else None
    if full and elf:
        memories["RAM"] = into_stack(elf)
    if not done.returncode or not (names or memories):
        sys.stderr.write(done.stdout)
        return done.returncode
    said = []
    if names:
        said.append(missing_message(args.top, who, names))
    if memories:
        said.append(overflow_message(who, elf, memories))
    # What neither explains is shown as it is.
    other = [line for line in done.stdout.split("\n") if re.search(r"\berror\b", line) and not re.search(
        r"ld returned|undefined|overflowed|will not fit|linker command failed|section .* LMA", line)]
    sys.stderr.write("\n".join(said + other) + "\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
