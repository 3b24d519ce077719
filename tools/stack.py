"""Stack use of a firmware: what each function takes, and the deepest path of calls, from the graph
that GCC writes (-fcallgraph-info=su) in a build of its own. Recursion counts once, and what is
called by address is no part of a path; both are said, and for calls by address which slot of a type they
are of and how deep the functions go that types have there.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Set, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDERS = ("py", "extmod", "shared", "ports", "boards")
FLAG = "-fcallgraph-info=su"
INDIRECT = "__indirect_call"


@dataclass
class Function:
    name: str
    place: str
    size: int = 0
    known: bool = False  # whether its use is
    dynamic: bool = False  # alloca() or arrays whose length is not constant
    calls: Set[str] = field(default_factory=set)
    by_address: Set[str] = field(default_factory=set)  # places of calls by address


def read(build: str) -> Dict[str, Function]:
    """Title -> function, from all graphs below a build's folder. Where the program was optimised as
    a whole, the graphs of that count alone."""
    paths = []
    for folder, folders, names in os.walk(build):
        folders[:] = [name for name in folders if not name.startswith("CompilerId")]
        paths += [os.path.join(folder, name) for name in names if name.endswith(".ci")]
    whole = [path for path in paths if ".ltrans" in path]
    hal = [path for path in paths if "_hal.dir" in path]
    functions: Dict[str, Function] = {}
    for path in whole + hal if whole else paths:
        with open(path, encoding="utf-8") as file:
            text = file.read()
        for title, label in re.findall(r'^node: { title: "([^"]+)" label: "([^"]*)"', text, re.M):
            parts = label.split("\\n")
            function = functions.setdefault(title, Function(parts[0], parts[1] if len(parts) > 1 else ""))
            use = re.search(r"(\d+) bytes \(([\w,]+)\)", label)
            if use:
                function.place = parts[1]
                function.size, function.known = max(function.size, int(use.group(1))), True
                function.dynamic = "dynamic" in use.group(2) and "bounded" not in use.group(2)
        for source, target, place in re.findall(
                r'^edge: { sourcename: "([^"]+)" targetname: "([^"]+)"(?: label: "([^"]*)")?', text, re.M):
            function = functions.setdefault(source, Function(source, ""))
            function.calls.add(target)
            if target == INDIRECT:
                function.by_address.add(place)
    # Where one part of the program calls a function of another, it knows the bare name only.
    by_name: Dict[str, List[str]] = {}
    for title, function in functions.items():
        if function.known:
            by_name.setdefault(function.name, []).append(title)
    same = {title: by_name[function.name][0] for title, function in functions.items()
            if not function.known and len(by_name.get(function.name, [])) == 1}
    for function in functions.values():
        function.calls = {same.get(target, target) for target in function.calls}
    return functions


def deepest(functions: Dict[str, Function], starts: List[str]) -> Tuple[int, List[str], Set[str]]:
    """Bytes and titles of the path of calls that takes most, and the functions at which a path came
    back to itself: the calls that close such a circle are left out."""
    best: Dict[str, Tuple[int, str]] = {}
    recursive: Set[str] = set()
    for start in starts:
        if start in best or start not in functions:
            continue
        active = {start}
        stack: List[Tuple[str, Iterator[str]]] = [(start, iter(sorted(functions[start].calls)))]
        while stack:
            title, calls = stack[-1]
            for target in calls:
                if target in active:
                    recursive.add(target)
                elif target in functions and target not in best:
                    active.add(target)
                    stack.append((target, iter(sorted(functions[target].calls))))
                    break
            else:
                stack.pop()
                active.discard(title)
                depth, following = max([(best[target][0], target) for target in functions[title].calls
                                        if target in best], default=(0, ""))
                best[title] = (depth + functions[title].size, following)
    depth, title = max([(best[start][0], start) for start in starts if start in best], default=(0, ""))
    path = []
    while title:
        path.append(title)
        title = best[title][1]
    return depth, path, recursive


# ---- calls by address ------------------------------------------------------------------------------

_SLOT = re.compile(r"MP_OBJ_TYPE_GET_SLOT(?:_OR_NULL)?\([^,]+, (\w+)\)")
BUILTIN = "built-in function"


def called_as(place: str) -> str:
    """What is called at a place file:line:column: the slot of a type, or the expression in the source."""
    path, line, column = (place.rsplit(":", 2) + ["", ""])[:3]
    try:
        with open(os.path.join(TOP, path), encoding="utf-8") as file:
            lines = file.read().split("\n")
        text = lines[int(line) - 1]
    except (OSError, ValueError, IndexError):
        return "?"
    slot = _SLOT.search(text)
    if not slot:
        # The call begins there, or the operator in front of it does.
        callee = re.search(r"([A-Za-z_][\w.>\[\]-]*)\(", text[max(0, int(column) - 1):]) or re.search(
            r"([A-Za-z_][\w.>\[\]-]*)\(", text)
        name = callee.group(1) if callee else text.strip()
        if re.search(r"(->|\))fun\.", text):
            return BUILTIN
        # A variable that was given a slot a few lines before.
        for before in lines[max(0, int(line) - 25):int(line) - 1][::-1]:
            slot = _SLOT.search(before) if re.search(rf"\b{re.escape(name)} = ", before) else None
            if slot:
                break
        if not slot:
            return name
    return f"slot {slot.group(1)}"


def targets(tree: str) -> Dict[str, Set[str]]:
    """How functions may be called by address (as called_as() says it) -> their names, from the types and functions
    that the sources define."""
    found: Dict[str, Set[str]] = {}
    for folder in FOLDERS:
        for place, _, names in os.walk(os.path.join(tree, folder)):
            for name in names:
                if not name.endswith((".c", ".h")):
                    continue
                with open(os.path.join(place, name), encoding="utf-8") as file:
                    text = file.read()
                for words in re.findall(r"MP_DEFINE_CONST_OBJ_TYPE\(([^;]*)\);", text):
                    rest = [word.strip() for word in words.split(",")][3:]
                    for slot, function in zip(rest[::2], rest[1::2]):
                        found.setdefault(f"slot {slot}", set()).add(function)
                for words in re.findall(r"MP_DEFINE_CONST_FUN_OBJ_\w+\(([^;]*)\);", text):
                    found.setdefault(BUILTIN, set()).add(words.split(",")[-1].strip())
    return found


def _by_address(functions: Dict[str, Function]) -> List[str]:
    """A line for each way of calling by address: how deep what may be called so goes, who calls."""
    callers: Dict[str, Set[str]] = {}
    for function in functions.values():
        for place in function.by_address:
            callers.setdefault(called_as(place), set()).add(function.name)
    may = targets(TOP)
    lines = []
    for how, names in sorted(callers.items(), key=lambda row: (row[0] not in may, row[0])):
        titles = [title for title, function in functions.items()
                  if function.known and function.name.split(".")[0] in may.get(how, ())]
        depth, path, _ = deepest(functions, sorted(titles))
        what = f"{depth:>9,}" if titles else f"{'?':>9}"
        first = f" ({functions[path[0]].name})" if path else ""
        lines.append(f"{what}  {how}{first}, called by {_names(sorted(names))}")
    return lines


def _names(found: List[str]) -> str:
    return ", ".join(found[:12]) + (f" and {len(found) - 12} more" if len(found) > 12 else "")


# ---- the report ------------------------------------------------------------------------------------

def _start(functions: Dict[str, Function]) -> List[str]:
    names = {function.name: title for title, function in functions.items() if function.known}
    return [names[name] for name in ("Reset_Handler", "soc_start", "main") if name in names]


def report(build: str, count: int) -> str:
    """The functions that take most, and the deepest paths: from the start, from each interrupt
    handler, and from what is called by address, whose callers nobody knows."""
    functions = read(build)
    if not functions:
        sys.exit("slipway: the compiler wrote no call graph: stack needs a preset that GCC builds.")
    known = [function for function in functions.values() if function.known]
    lines = [f"{len(known)} functions. The largest frames:", "", "    bytes  function"]
    for function in sorted(known, key=lambda row: (-row.size, row.name))[:count]:
        note = " (and more, by alloca or an array)" if function.dynamic else ""
        lines.append(f"{function.size:>9,}  {function.name}  {function.place}{note}")
    starts = _start(functions)
    called = {target for function in functions.values() for target in function.calls}
    depth, path, recursive = deepest(functions, starts)
    lines += ["", f"Deepest path from the start: {depth:,} bytes, without what is called by address:"]
    lines += [_step(functions[title]) for title in path if title in functions]
    handlers = [title for title, function in functions.items()
                if function.known and function.name.endswith("Handler") and function.name != "Reset_Handler"]
    if handlers:
        extra, path, _ = deepest(functions, handlers)
        lines += ["", f"Deepest path of an interrupt handler: {extra:,} bytes:"]
        lines += [_step(functions[title]) for title in path if title in functions]
    addressed = [title for title, function in functions.items()
                 if function.known and title not in called and title not in starts + handlers]
    if addressed:
        extra, path, more = deepest(functions, addressed)
        recursive |= more
        lines += ["", f"Deepest path below a function that is called by address: {extra:,} bytes:"]
        lines += [_step(functions[title]) for title in path if title in functions]
    calls = _by_address(functions)
    if calls:
        lines += ["", "Calls by address, with the deepest path (and its first function) below what may be called so:"]
        lines += calls
    names = sorted({functions[title].name for title in recursive if title in functions})
    unknown = sorted(function.name for title, function in functions.items()
                     if not function.known and title != INDIRECT and title in called)
    for text, found in (("May come back to themselves, counted once", names),
                        ("Of unknown use, counted as nothing (libraries, assembler)", unknown)):
        if found:
            lines += ["", f"{text}: {_names(found)}."]
    return "\n".join(lines)


def _step(function: Function) -> str:
    if function.name == INDIRECT:
        return f"{'?':>9}  (a call by address)"
    return f"{function.size if function.known else '?':>9}  {function.name}"
