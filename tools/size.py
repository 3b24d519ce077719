"""Where a firmware's bytes go: text, data and bss of an ELF as a whole, and per folder from the
linker's map.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import re
import shlex
import struct
import subprocess
from typing import Callable, Dict, Iterator, List, Tuple

KINDS = ("text", "data", "bss")

# Of a program that was optimised as a whole: what is not a function.
WHOLE = "tables, texts"

_SHF_WRITE, _SHF_ALLOC, _SHT_NOBITS = 1, 2, 8  # ELF specification, "Sections"
_INPUT = re.compile(r"^ (?:\S+)?\s+0x[0-9a-f]+\s+0x([0-9a-f]+) (\S.*)$")
_OUTPUT = re.compile(r"^(\.\S+)")


def _sections(elf: str) -> Dict[str, Tuple[int, str]]:
    """Name -> (bytes, kind) of the sections that are loaded or cleared."""
    with open(elf, "rb") as file:
        data = file.read()
    wide = data[4] == 2
    offset = struct.unpack_from("<Q" if wide else "<I", data, 40 if wide else 32)[0]
    entry_size, count, names_index = struct.unpack_from("<HHH", data, 58 if wide else 46)
    layout = "<IIQQQQ" if wide else "<IIIIII"
    headers = [struct.unpack_from(layout, data, offset + i * entry_size) for i in range(count)]
    names = headers[names_index][4]
    found = {}
    for name, kind, flags, _, _, size in headers:
        if flags & _SHF_ALLOC:
            text = data[names + name:data.index(b"\0", names + name)].decode()
            found[text] = (size, "bss" if kind == _SHT_NOBITS
                           else "data" if flags & _SHF_WRITE else "text")
    return found


def totals(elf: str) -> Dict[str, int]:
    """Bytes of text (what cannot be written), data and bss."""
    sums = dict.fromkeys(KINDS, 0)
    for size, kind in _sections(elf).values():
        sums[kind] += size
    return sums


def _functions(elf: str) -> Iterator[Tuple[str, int]]:
    """Source and bytes of each function of a program that was optimised as a whole: its map knows
    no sources, but its debug information does."""
    with open(os.path.join(os.path.dirname(elf), "compile_commands.json"), encoding="utf-8") as file:
        compiler = shlex.split(json.load(file)[0]["command"])[0]
    nm = re.sub(r"(gcc|cc)$", "nm", compiler)
    listing = subprocess.run([nm, "-S", "-l", elf], stdout=subprocess.PIPE, check=True, text=True)
    seen = set()
    for line in listing.stdout.split("\n"):
        match = re.match(r"([0-9a-f]+) ([0-9a-f]+) [tTwW] \S+\t(?:.*?/)?\./(.*):\d+$", line)
        if match and match.group(1) not in seen:
            seen.add(match.group(1))
            source = match.group(3)
            # Of a build below the tree, the path begins with the build's.
            for end in [at.start() for at in re.finditer("/", source)][::-1]:
                if f"{os.path.dirname(elf)}/".endswith(f"/{source[:end]}/"):
                    source = source[end + 1:]
                    break
            yield source, int(match.group(2), 16)


def _folder(path: str, top: str) -> str:
    """The tree's folder that an object in the map was compiled from."""
    archive = re.search(r"([^/]+)\.a\(", path)
    if archive:
        return "boards (HAL)" if archive.group(1) == "libhal" else "compiler's libraries"
    match = re.search(r"CMakeFiles/[^/]+\.dir/(.*)$", path)
    if not match:
        return "compiler's libraries"
    source = re.sub(r"^(__/)+", "", match.group(1))
    if ("/" + source).startswith(top + "/"):
        source = source[len(top):]
    elif match.group(1).startswith("__/") is False:
        return "port"
    return os.path.dirname(source) or "port"


def grouped(elf: str, top: str, name_of: Callable[[str, str], str],
            source_name: Callable[[str], str]) -> List[Tuple[str, Dict[str, int]]]:
    """Bytes per group of sources, from the map beside the ELF; the largest text first. name_of says
    what an object in the map belongs to, source_name a source of a program that was optimised as a
    whole. What the linker adds of its own (tables, padding) comes last."""
    kinds = {name: kind for name, (_, kind) in _sections(elf).items()}
    rest = totals(elf)
    found: Dict[str, Dict[str, int]] = {}
    current = ""
    with open(os.path.splitext(elf)[0] + ".map", encoding="utf-8", errors="replace") as file:
        text = file.read()
    for line in text.partition("Linker script and memory map")[2].split("\n"):
        output = _OUTPUT.match(line)
        if output:
            current = output.group(1)
            continue
        match = _INPUT.match(line)
        if match and current in kinds and not match.group(2).startswith("0x"):
            whole = ".ltrans" in match.group(2)
            name = WHOLE if whole else name_of(match.group(2), top)
            sums = found.setdefault(name, dict.fromkeys(KINDS, 0))
            size = int(match.group(1), 16)
            sums[kinds[current]] += size
            rest[kinds[current]] -= size
    if WHOLE in found:
        for source, size in _functions(elf):
            found.setdefault(source_name(source), dict.fromkeys(KINDS, 0))["text"] += size
            found[WHOLE]["text"] -= size
    rows = sorted(found.items(), key=lambda row: -row[1]["text"])
    return rows + [("linker", rest)]


def folders(elf: str, top: str) -> List[Tuple[str, Dict[str, int]]]:
    """Bytes per folder of the sources."""
    return grouped(elf, top, _folder, lambda source: os.path.dirname(source) or "port")


def table(rows: List[Tuple[str, Dict[str, int]]]) -> str:
    """Rows of a name and its sizes, aligned."""
    width = max([len(name) for name, _ in rows] + [8])
    lines = [" ".join([" " * width] + [f"{kind:>9}" for kind in KINDS])]
    for name, sums in rows:
        lines.append(" ".join([f"{name:{width}}"] + [f"{sums[kind]:>9,}" for kind in KINDS]))
    return "\n".join(lines)


def comparison(kind: str, parts: Dict[str, List[Tuple[str, Dict[str, int]]]]) -> str:
    """One kind of bytes: a row for each folder, a column for each preset of `parts`."""
    sizes = {preset: {name: sums[kind] for name, sums in rows} for preset, rows in parts.items()}
    largest: Dict[str, int] = {}
    for column in sizes.values():
        for name, size in column.items():
            largest[name] = max(size, largest.get(name, 0))
    width = max(len(name) for name in largest)
    lines = [" ".join([f"{kind:{width}}"] + [f"{preset:>9}" for preset in sizes])]
    for name in sorted(largest, key=lambda name: -largest[name]):
        cells = [f"{column[name]:,}" if name in column else "-" for column in sizes.values()]
        lines.append(" ".join([f"{name:{width}}"] + [
            f"{cell:>{max(len(preset), 9)}}" for preset, cell in zip(sizes, cells)]))
    return "\n".join(lines)
