"""Where a firmware's bytes go, closer than by folder: per source file, per symbol, and per memory
region of the board with a bar for what is full; the difference between two firmwares.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import struct
import subprocess
import sys
from dataclasses import dataclass
from typing import Dict, List, Optional, Tuple

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import size  # noqa: E402

_SHF_WRITE, _SHF_ALLOC, _SHT_SYMTAB, _SHT_NOBITS, _PT_LOAD = 1, 2, 2, 8, 1
_STT_OBJECT, _STT_FUNC = 1, 2

BAR = 40


@dataclass
class Symbol:
    name: str
    size: int
    kind: str  # text, data or bss
    address: int


@dataclass
class Region:
    """A memory of the board: what the image has in it, and what of the rest is spoken for."""
    name: str
    origin: int
    length: int
    used: int = 0
    stack: int = 0


class Elf:
    """What the views need of an ELF file."""

    def __init__(self, path: str) -> None:
        with open(path, "rb") as file:
            self.data = file.read()
        self.wide = self.data[4] == 2
        self.order = "<" if self.data[5] == 1 else ">"
        table = self._at("QI", 40, 32)
        entry, count, names = struct.unpack_from(self.order + "HHH", self.data, 58 if self.wide else 46)
        layout = self.order + ("IIQQQQIIQQ" if self.wide else "IIIIIIIIII")
        self.sections = [struct.unpack_from(layout, self.data, table + i * entry) for i in range(count)]
        self.names = self.sections[names][4]

    def _at(self, codes: str, wide_offset: int, offset: int) -> int:
        return struct.unpack_from(self.order + codes[0 if self.wide else 1], self.data,
                                  wide_offset if self.wide else offset)[0]

    def _kind(self, index: int) -> Optional[str]:
        if not 0 < index < len(self.sections):
            return None
        _, kind, flags = self.sections[index][:3]
        if not flags & _SHF_ALLOC:
            return None
        return "bss" if kind == _SHT_NOBITS else "data" if flags & _SHF_WRITE else "text"

    def symbols(self) -> List[Symbol]:
        """Functions and objects with a size, each place once; the largest first."""
        found: Dict[Tuple[int, str], Symbol] = {}
        for section in self.sections:
            if section[1] != _SHT_SYMTAB:
                continue
            strings = self.sections[section[6]][4]
            for offset in range(section[4], section[4] + section[5], section[9]):
                if self.wide:
                    name, info, _, index, value, length = struct.unpack_from(self.order + "IBBHQQ", self.data, offset)
                else:
                    name, value, length, info, _, index = struct.unpack_from(self.order + "IIIBBH", self.data, offset)
                kind = self._kind(index)
                if not length or kind is None or info & 15 not in (_STT_OBJECT, _STT_FUNC):
                    continue
                end = self.data.index(b"\0", strings + name)
                symbol = Symbol(self.data[strings + name:end].decode(), length, kind, value)
                found.setdefault((value, kind), symbol)
        return sorted(found.values(), key=lambda symbol: (-symbol.size, symbol.name))

    def value(self, name: str) -> Optional[int]:
        """What the linker script, or a program, has a symbol of that name stand for."""
        for section in self.sections:
            if section[1] != _SHT_SYMTAB:
                continue
            strings = self.sections[section[6]][4]
            for offset in range(section[4], section[4] + section[5], section[9]):
                start = strings + struct.unpack_from(self.order + "I", self.data, offset)[0]
                if self.data[start:start + len(name) + 1] == name.encode() + b"\0":
                    return struct.unpack_from(self.order + ("Q" if self.wide else "I"), self.data,
                                              offset + (8 if self.wide else 4))[0]
        return None

    def segments(self) -> List[Tuple[int, int, int, int]]:
        """(address, address in the image, bytes, bytes in the image) of what is loaded."""
        start = self._at("QI", 32, 28)
        entry, count = struct.unpack_from(self.order + "HH", self.data, 54 if self.wide else 42)
        found = []
        for i in range(count):
            fields = struct.unpack_from(self.order + ("IIQQQQQQ" if self.wide else "IIIIIIII"), self.data,
                                        start + i * entry)
            if fields[0] == _PT_LOAD:
                found.append((fields[3], fields[4], fields[6], fields[5]) if self.wide else
                             (fields[2], fields[3], fields[5], fields[4]))
        return found


# ---- per symbol, per file --------------------------------------------------------------------------

def symbols(elf: str, count: int) -> str:
    """The largest functions and objects, as text."""
    rows = Elf(elf).symbols()
    return "\n".join(["    bytes  kind  symbol"] + [
        f"{row.size:>9,}  {row.kind:4}  {row.name}" for row in rows[:count]])


def _file(path: str, top: str) -> str:
    """The source that an object in the map was compiled from; a library by its name."""
    archive = re.search(r"([^/]+)\.a\((.*)\)$", path)
    if archive:
        return f"boards (HAL) {archive.group(2)}" if archive.group(1) == "libhal" else f"{archive.group(1)}.a"
    folder = size._folder(path, top)
    name = re.sub(r"\.(o|obj)$", "", os.path.basename(path))
    return f"{folder}/{name}" if folder != "compiler's libraries" else name


def files(elf: str, top: str) -> List[Tuple[str, Dict[str, int]]]:
    """Bytes per source file, from the map; what the linker adds of its own comes last."""
    return size.grouped(elf, top, _file, lambda source: source)


# ---- per memory ------------------------------------------------------------------------------------

def regions(elf: str) -> List[Region]:
    """The memories that the map names, with what the image has in each; none on a host."""
    with open(os.path.splitext(elf)[0] + ".map", encoding="utf-8", errors="replace") as file:
        text = file.read().partition("Memory Configuration")[2].partition("Linker script and memory map")[0]
    found = [Region(name, int(origin, 16), int(length, 16)) for name, origin, length in re.findall(
        r"^(\w+)\s+0x([0-9a-f]+)\s+0x([0-9a-f]+)", text, re.M)]
    if not found:
        return []
    image = Elf(elf)
    for address, load, in_memory, in_image in image.segments():
        for region in found:
            if region.origin <= address < region.origin + region.length:
                region.used += in_memory
            if load != address and region.origin <= load < region.origin + region.length:
                region.used += in_image
    top, limit = image.value("__StackTop"), image.value("__StackLimit")
    heap = image.value("__HeapBase")
    for region in found:
        if top and limit and region.origin <= limit < region.origin + region.length:
            region.stack = top - limit
            # The sections' addresses, not their loaded parts, say where variables end.
            if heap and region.origin <= heap < region.origin + region.length:
                region.used = max(region.used, heap - region.origin)
    return found


def bar(part: int, whole: int) -> str:
    filled = min(BAR, (part * BAR + whole - 1) // whole) if whole else 0
    return "[" + "#" * filled + "." * (BAR - filled) + "]"


def memory_table(rows: List[Region]) -> str:
    """A line and a bar for each memory."""
    lines = []
    for region in rows:
        share = 100 * region.used / region.length if region.length else 0
        line = f"{region.name:8} {bar(region.used, region.length)} {share:5.1f} %  {region.used:,} of {region.length:,}"
        if region.stack:
            free = region.length - region.used - region.stack
            line += f"; stack {region.stack:,}, left over {free:,}"
        lines.append(line)
    return "\n".join(lines)


# ---- two firmwares ---------------------------------------------------------------------------------

def _change(before: int, after: int) -> str:
    return f"{after - before:+,}" if after != before else "0"


def difference(names: Tuple[str, str], elves: Tuple[str, str], tops: Tuple[str, str], count: int = 20) -> str:
    """What the second firmware has more (+) or less (-) than the first: as a whole, per folder, and
    the symbols that changed most."""
    totals = [size.totals(elf) for elf in elves]
    parts = [dict(size.folders(elf, top)) for elf, top in zip(elves, tops)]
    empty = dict.fromkeys(size.KINDS, 0)
    rows = [("total", totals[0], totals[1])]
    for name in sorted({*parts[0], *parts[1]}):
        before, after = parts[0].get(name, empty), parts[1].get(name, empty)
        if before != after:
            rows.append((f"  {name}", before, after))
    rows[1:] = sorted(rows[1:], key=lambda row: -sum(abs(row[2][kind] - row[1][kind]) for kind in size.KINDS))
    width = max(len(row[0]) for row in rows)
    lines = [f"from {names[0]} to {names[1]}:", "",
             " ".join([" " * width] + [f"{kind:>9}" for kind in size.KINDS])]
    for name, before, after in rows:
        cells = [f"{_change(before[kind], after[kind]):>9}" for kind in size.KINDS]
        lines.append(" ".join([f"{name:{width}}"] + cells))
    sums: List[Dict[Tuple[str, str], int]] = [{}, {}]
    for found, elf in zip(sums, elves):
        for symbol in Elf(elf).symbols():
            # What a compiler makes of one function's parts counts as that function.
            key = (re.sub(r"\.(part|constprop|isra|cold|lto_priv|localalias)\.?\d*", "", symbol.name), symbol.kind)
            found[key] = found.get(key, 0) + symbol.size
    changed = [(sums[1].get(key, 0) - sums[0].get(key, 0), key) for key in {*sums[0], *sums[1]}]
    changed = sorted([row for row in changed if row[0]], key=lambda row: (-abs(row[0]), row[1]))
    if changed:
        lines += ["", "    bytes  kind  symbol"]
    for amount, (name, kind) in changed[:count]:
        note = " (new)" if (name, kind) not in sums[0] else " (gone)" if (name, kind) not in sums[1] else ""
        lines.append(f"{amount:>+9,}  {kind:4}  {name}{note}")
    if len(changed) > count:
        lines.append(f"and {len(changed) - count} symbols more.")
    return "\n".join(lines)


class Mistake(Exception):
    """What the user has to hear, in one sentence."""


def build_other(top: str, out: str, preset_cache: Dict[str, str], revision: str = "",
                options: Tuple[str, ...] = ()) -> Tuple[str, str]:
    """Build a firmware of another revision, or with other options, below the folder `out`; returns
    the ELF and the top of the tree it was built from. Nothing of the repository is changed."""
    tree = top
    if revision:
        tree = os.path.join(out, "tree")
        if not os.path.exists(os.path.join(tree, "CMakeLists.txt")):
            os.makedirs(tree, exist_ok=True)
            archive = subprocess.run(["git", "-C", top, "archive", revision], stdout=subprocess.PIPE, check=True)
            subprocess.run(["tar", "-x", "-C", tree], input=archive.stdout, check=True)
    build = os.path.join(out, preset_cache["MP_PRESET"])
    flags = " ".join(f"-D{option}" for option in options)
    cache = {name: value for name, value in preset_cache.items() if name != "MP_PRESET"}
    commands = [["cmake", "-S", tree, "-B", build, "-G", "Ninja", f"-DCMAKE_C_FLAGS={flags}",
                 *(f"-D{name}={value}" for name, value in cache.items())],
                ["cmake", "--build", build, "--target", "firmware"]]
    for command in commands:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        if done.returncode:
            errors = [line for line in done.stdout.split("\n") if "error" in line.lower()] or [done.stdout[-500:]]
            raise Mistake(f"{revision or flags} does not build: {errors[0]}")
    return os.path.join(build, "firmware.elf"), tree
