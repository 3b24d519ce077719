"""A picture of what a firmware is made of, for Graphviz: a node for each part - the folders whose sources are
in it, and the C library - and an arrow for who uses whose functions and data, from the object files'
symbols. Sizes of text come from the linker's map.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import math
import os
import re
import shlex
import shutil
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from typing import Dict, List, Optional, Set, Tuple

import size

# The word of a command line that is the compiler: ccache and distcc may come before it.
COMPILER = re.compile(r"(gcc|clang|\bcc)$")
LIBRARY = "C library"
OUTSIDE = "outside the tree"

# What the clusters are, by the first folder of their parts; in the order in which the tree is built.
CLUSTERS = {"ports": ("what the firmware does", "#e8f0fb"), "shared": ("what ports share", "#eef7ea"),
            "extmod": ("modules that need a board", "#eef7ea"), "py": ("the language", "#fdf3e1"),
            "boards": ("what it runs on", "#f3ecf8"), "": ("", "#f4f4f4")}
# What the folder of a part is for; others speak for themselves.
TITLES = {"py": "API, texts,\\nstate"}


@dataclass
class Picture:
    texts: Dict[str, int] = field(default_factory=dict)  # part -> bytes of text, one for each that is linked
    uses: "Counter[Tuple[str, str]]" = field(default_factory=Counter)  # (part, other part) -> number of symbols
    rest: int = 0  # bytes that belong to no part: tables of a program optimised as a whole, padding


@dataclass
class _Object:
    path: str  # as the linker sees it
    part: str
    hal: bool


def _part(source: str, top: str) -> str:
    relative = os.path.relpath(source, top)
    return OUTSIDE if relative.startswith("..") else os.path.dirname(relative) or OUTSIDE


def _objects(build: str, top: str) -> Tuple[str, List[_Object]]:
    """The compiler, and the objects that the firmware may be made of."""
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
        entries = json.load(file)
    compiler, found = "", []
    for entry in entries:
        output = re.search(r" -o (\S*CMakeFiles/firmware(_hal)?\.dir/\S+)", entry["command"])
        if output:
            compiler = next(word for word in shlex.split(entry["command"]) if COMPILER.search(word))
            found.append(_Object(output.group(1), _part(entry["file"], top), bool(output.group(2))))
    return compiler, found


def _nm(compiler: str) -> str:
    """The nm that understands this compiler's objects, also those of a program optimised as a whole."""
    for ending, other in (("gcc", "gcc-nm"), ("clang", "llvm-nm"), ("cc", "nm")):
        candidate = re.sub(rf"{ending}$", other, compiler)
        if compiler.endswith(ending) and shutil.which(candidate):
            return candidate
    return "nm"


def _symbols(nm: str, build: str, objects: List[_Object]) -> Dict[str, Tuple[Set[str], Set[str]]]:
    """Object -> the symbols that it defines for others, and those that it needs."""
    listing = subprocess.run([nm, "-P", "-g", "-A", *[entry.path for entry in objects]], cwd=build, check=True,
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout
    found: Dict[str, Tuple[Set[str], Set[str]]] = {entry.path: (set(), set()) for entry in objects}
    for line in listing.split("\n"):
        path, _, symbol = line.partition(": ")
        words = symbol.split()
        if len(words) > 1:
            found[path][words[1] in "Uvw"].add(words[0])
    return found


def _script_symbols(build: str) -> Set[str]:
    """Names that the board's linker script makes, which are nobody's."""
    try:
        with open(os.path.join(build, "firmware.ld"), encoding="utf-8") as file:
            return set(re.findall(r"^\s*(\S+) = ", file.read(), re.M))
    except OSError:
        return set()


def gather(build: str, top: str) -> Picture:
    compiler, objects = _objects(build, top)
    parts = {entry.path: entry.part for entry in objects}
    hal = {os.path.basename(entry.path): entry.part for entry in objects if entry.hal}
    by_source = {part for part in parts.values()}

    def part_of(linked: str, _: str) -> str:
        member = re.search(r"libhal\.a\((.*)\)$", linked)
        return hal.get(member.group(1), LIBRARY) if member else parts.get(linked, LIBRARY)

    def part_of_source(source: str) -> str:
        folder = os.path.dirname(source)
        return folder if folder in by_source else LIBRARY

    picture = Picture()
    rows = size.grouped(os.path.join(build, "firmware.elf"), top, part_of, part_of_source)
    for name, sums in rows:
        if name in (size.WHOLE, rows[-1][0]):
            picture.rest += sums["text"]
        elif sums["text"]:
            picture.texts[name] = picture.texts.get(name, 0) + sums["text"]
    _uses(picture, _symbols(_nm(compiler), build, objects), parts, _script_symbols(build))
    return picture


def _uses(picture: Picture, symbols: Dict[str, Tuple[Set[str], Set[str]]], parts: Dict[str, str],
          nobodys: Set[str]) -> None:
    owner = {symbol: parts[path] for path, (defined, _) in symbols.items() for symbol in defined}
    needed: Dict[str, Set[str]] = {}
    for path, (_, needs) in symbols.items():
        needed.setdefault(parts[path], set()).update(needs - nobodys)
    for part, names in needed.items():
        for name in names:
            other = owner.get(name, LIBRARY)
            if other != part and part in picture.texts and other in picture.texts:
                picture.uses[part, other] += 1


# ---- as text ---------------------------------------------------------------------------------------

def _cluster(part: str) -> str:
    first = part.split("/")[0]
    return first if first in CLUSTERS else ""


def dot(picture: Picture, title: str, numbers: bool) -> str:
    """The picture in Graphviz's language; without numbers it changes only when what uses what does."""
    lines = ["// What a firmware is made of, and which part uses functions or data of which; ./slipway picture wrote",
             "// it. SPDX-License-Identifier: MIT", "digraph firmware {",
             f'    label="{title}"; labelloc=t; fontname="Helvetica"; fontsize=12; ranksep=0.9; nodesep=0.3;',
             '    node [shape=box, style="filled,rounded", fillcolor=white, fontname="Helvetica", fontsize=11];',
             '    edge [color="#707070", arrowsize=0.6];']
    for name, (what, colour) in CLUSTERS.items():
        members = sorted(part for part in picture.texts if _cluster(part) == name)
        if not members:
            continue
        indent = "    "
        if name:
            lines += [f'    subgraph "cluster_{name}" {{',
                      f'        label="{name}: {what}"; style="filled,rounded"; color="{colour}";']
            indent = "        "
        for part in members:
            text = part + (f"\\n{TITLES[part]}" if part in TITLES else "")
            text += f"\\n{picture.texts[part]:,}" if numbers else ""
            lines.append(f'{indent}"{part}" [label="{text}"];')
        if name:
            lines.append("    }")
    for (part, other), count in sorted(picture.uses.items()):
        mutual = (other, part) in picture.uses
        if mutual and other < part:
            continue
        style = ["dir=both"] if mutual else []
        if other == LIBRARY:
            style.append('color="#c8c8c8"')
        if numbers:
            both = count + picture.uses.get((other, part), 0)
            style += [f"penwidth={0.5 + math.log2(both) / 2:.1f}", f'tooltip="{both} symbols"']
        lines.append(f'    "{part}" -> "{other}"' + (f" [{', '.join(style)}];" if style else ";"))
    return "\n".join(lines + ["}", ""])


def read(text: str) -> Tuple[Set[str], Set[Tuple[str, str]]]:
    """The parts of a picture that dot() wrote, and who uses whom."""
    parts = set(re.findall(r'^ +"([^"]+)" \[label=', text, re.M))
    uses = set()
    for part, other, style in re.findall(r'^ +"([^"]+)" -> "([^"]+)"(.*);$', text, re.M):
        uses.add((part, other))
        if "dir=both" in style:
            uses.add((other, part))
    return parts, uses


def write(picture: Picture, title: str, path: str, numbers: bool) -> List[str]:
    """Write <path>.dot, and <path>.svg if Graphviz is installed; the names of what was written."""
    with open(f"{path}.dot", "w", encoding="utf-8") as file:
        file.write(dot(picture, title, numbers))
    written = [f"{path}.dot"]
    program: Optional[str] = shutil.which("dot")
    if program:
        subprocess.run([program, "-Tsvg", f"{path}.dot", "-o", f"{path}.svg"], check=True)
        written.append(f"{path}.svg")
    return written
