"""Stack use of a firmware: what each function takes, and the deepest path of calls, from the graph
that GCC writes (-fcallgraph-info=su) in a build of its own. Recursion counts once, and what is
called by address is unknown; both are said.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Set, Tuple

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


def read(build: str) -> Dict[str, Function]:
    """Title -> function, from all graphs below a build's folder. Where the program was optimised as
    a whole, the graphs of that count alone."""
    paths = []
    for folder, folders, names in os.walk(build):
        folders[:] = [name for name in folders if not name.startswith("CompilerId") and name != "3.25.1"]
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
        for source, target in re.findall(r'^edge: { sourcename: "([^"]+)" targetname: "([^"]+)"', text, re.M):
            functions.setdefault(source, Function(source, "")).calls.add(target)
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


def _start(functions: Dict[str, Function]) -> List[str]:
    names = {function.name: title for title, function in functions.items() if function.known}
    return [names[name] for name in ("Reset_Handler", "soc_start", "main") if name in names]


def report(build: str, count: int, limit: str = "") -> str:
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
    lines += ["", f"Deepest path from the start: {depth:,} bytes{limit}, with what is called by address unknown:"]
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
    callers = sorted(function.name for function in known if INDIRECT in function.calls)
    names = sorted({functions[title].name for title in recursive if title in functions})
    unknown = sorted(function.name for title, function in functions.items()
                     if not function.known and title != INDIRECT and title in called)
    for text, found in (("Call by address", callers), ("May come back to themselves, counted once", names),
                        ("Of unknown use, counted as nothing (libraries, assembler)", unknown)):
        if found:
            shown = ", ".join(found[:12]) + (f" and {len(found) - 12} more" if len(found) > 12 else "")
            lines += ["", f"{text}: {shown}."]
    return "\n".join(lines)


def _step(function: Function) -> str:
    if function.name == INDIRECT:
        return f"{'?':>9}  (a call by address)"
    return f"{function.size if function.known else '?':>9}  {function.name}"
