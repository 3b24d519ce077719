"""Starts a board, SoC, port or C module: fills the templates of tools/templates, or for a board
those of its SoC's scaffold/ folder, into a new folder, and says how to go on.

A template is a file NAME.in with {{placeholders}}; soc.* and module.* take the new thing's name.
The templates in a SoC's scaffold/ become scaffold/ of the new SoC, for the boards it will have.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import difflib
import glob
import keyword
import os
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from typing import Dict, Iterable, List, Tuple

import boards
import userpresets

TEMPLATES = os.path.join(boards.TOP, "tools", "templates")
MARKER = "FILL IN"

# Where each kind lives in the tree, and the file that makes a folder one of them.
HOMES = {"board": "boards", "soc": os.path.join("boards", "soc"), "port": "ports",
         "module": "modules"}
KEY_FILES = {"board": "board.cmake", "soc": "soc.cmake", "port": "CMakeLists.txt",
             "module": "micropython.cmake"}

# Names that have a meaning already: a SoC's header must hide none of C's or of boards/soc/bare.
HEADERS = set("assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp "
              "signal stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn "
              "string tgmath threads time uchar unistd wchar wctype alloca board console irqs "
              "mpconfigboard mphalport soc".split())
RESERVED = {"board": {"soc"}, "soc": HEADERS | {"scaffold"}, "port": {"debug"}, "module": set()}
C_WORDS = set("auto break case char const continue default do double else enum extern float for "
              "goto if inline int long register restrict return short signed sizeof static struct "
              "switch typedef union unsigned void volatile while main".split())
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


class Mistake(Exception):
    """Something the user can mend, in one sentence."""


@dataclass
class Machine:
    """The QEMU machine that a new SoC begins as: its template, and what to fill in."""
    name: str
    template: str
    values: Dict[str, str]


def _mps2(image: str, ram: str, length: str = "16M", flash: str = "0x00000000", hz: int = 25000000,
          uart: str = "0x40004000", irq: int = 0) -> Machine:
    return Machine(f"mps2-{image}", "mps2", {
        "ram_origin": ram, "ram_length": length, "flash_origin": flash, "hz": str(hz), "uart": uart,
        "uart_rx": str(irq), "uart_tx": str(irq + 1)})


# Per row of cmake/cpus.cmake. AN505 starts in the secure state: its addresses are the secure ones.
_M4 = _mps2("an386", "0x21000000")
_M7 = _mps2("an500", "0x60000000")
MACHINES = {
    "cortex-m0": Machine("microbit", "nrf51", {}),
    "cortex-m0plus": Machine("microbit", "nrf51", {}),
    "cortex-m3": _mps2("an385", "0x21000000"),
    "cortex-m4": _M4,
    "cortex-m4f": _M4,
    "cortex-m7": _M7,
    "cortex-m7f": _M7,
    "cortex-m7fd": _M7,
    "cortex-m33": _mps2("an505", "0x38000000", "4M", "0x10000000", 20000000, "0x50200000", 32),
    "rv32imac": Machine("virt", "virt", {}),
}


def _hint(name: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(name, names, 3, 0.4)
    return f"did you mean {' or '.join(near)}?" if near else f"there are {', '.join(names)}."


def _names(kind: str, parent: str) -> Dict[str, str]:
    """The things of that kind below a folder: name to folder."""
    found = glob.glob(os.path.join(glob.escape(parent), "*", KEY_FILES[kind]))
    return {os.path.basename(os.path.dirname(path)): os.path.dirname(path) for path in found}


def _builtin_modules() -> List[str]:
    found: List[str] = []
    for folder in ("py", "extmod", "shared", "modules"):
        for path in glob.glob(os.path.join(boards.TOP, folder, "**", "*.c"), recursive=True):
            with open(path, encoding="utf-8") as file:
                found += re.findall(r"MP_REGISTER_(?:EXTENSIBLE_)?MODULE\(MP_QSTR_(\w+)",
                                    file.read())
    return found


def check_name(kind: str, name: str) -> None:
    if not NAME.fullmatch(name):
        raise Mistake(f"{name!r} cannot be the name of a {kind}: use a lower-case letter, then "
                      "lower-case letters, digits and _, at most 32 in all.")
    if name in C_WORDS or keyword.iskeyword(name):
        raise Mistake(f"{name!r} cannot be the name of a {kind}, as it is a word of C or Python: "
                      "choose another.")
    if name in RESERVED[kind]:
        raise Mistake(f"{name!r} cannot be the name of a {kind}, as Slipway uses it itself: choose "
                      "another.")
    taken = _names(kind, os.path.join(boards.TOP, HOMES[kind]))
    if name in {other.lower() for other in taken}:
        raise Mistake(f"there is a {kind} named '{name}' in {HOMES[kind]} already: choose another "
                      "name.")
    if kind == "module" and name in _builtin_modules():
        raise Mistake(f"Slipway has a module named '{name}' already: choose another name.")


def _fill(text: str, values: Dict[str, str]) -> str:
    """Replace the placeholders that have a value; others are for a later stage."""
    return re.sub(r"\{\{(\w+)\}\}", lambda match: values.get(match.group(1), match.group(0)), text)


def _rendered(template: str, kind: str, values: Dict[str, str]) -> Dict[str, str]:
    """The files of a template's folder, by their new names, filled in."""
    files = {}
    pattern = os.path.join(glob.escape(template), "**", "*.in")
    for path in sorted(glob.glob(pattern, recursive=True)):
        relative = os.path.relpath(path, template)
        # What is for the boards of a new SoC stays a template.
        if os.path.dirname(relative) != "scaffold":
            relative = relative[:-len(".in")]
            if kind in ("soc", "module") and os.path.splitext(relative)[1] in (".c", ".h"):
                relative = re.sub(f"^{kind}\\.", values[kind] + ".", relative)
        with open(path, encoding="utf-8") as file:
            files[relative] = _fill(file.read(), values)
    return files


def _write(folder: str, files: Dict[str, str]) -> None:
    """All files into a folder that must not exist."""
    try:
        os.makedirs(folder)
        for name, text in files.items():
            path = os.path.join(folder, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "x", encoding="utf-8") as file:
                file.write(text)
    except FileExistsError:
        raise Mistake(f"{folder} exists already: choose another name, or move it away.") from None
    except OSError as error:
        raise Mistake(f"{error.filename or folder} cannot be written: {error.strerror}.") from None


def _find_soc(name: str, parent: str) -> str:
    """The folder of a SoC: a path, beside the new board, or of the tree; in the order in which the
    build looks."""
    tree = os.path.join(boards.TOP, HOMES["soc"])
    candidates = [name] if os.sep in name else []
    places = (os.path.join(parent, "soc"), parent, tree)
    for candidate in candidates + [os.path.join(place, name) for place in places]:
        if os.path.isfile(os.path.join(candidate, "soc.cmake")):
            return os.path.abspath(candidate)
    # A family is no chip: no board names it itself.
    known = {**_names("soc", tree), **_names("soc", parent)}
    chips = [soc for soc in known if os.path.isdir(os.path.join(known[soc], "scaffold"))]
    raise Mistake(f"there is no SoC named {name!r}: {_hint(name, chips)} A new one is begun with "
                  f"./slipway new soc.")


def _variant_files(name: str, base: str, parent: str) -> Tuple[Dict[str, str], str]:
    """The files of a board that is another one but for what they say, and what that one's
    board.cmake says."""
    known = {**_names("board", os.path.join(boards.TOP, HOMES["board"])), **_names("board", parent)}
    if base not in known:
        raise Mistake(f"there is no board named {base!r}: {_hint(base, known)}")
    with open(os.path.join(known[base], "board.cmake"), encoding="utf-8") as file:
        facts = file.read()
    other = re.search(r"^set\(BOARD_BASE (\w+)\)", facts, re.MULTILINE)
    if other:
        raise Mistake(f"the board {base} is a variant itself, of {other.group(1)}: say --base "
                      f"{other.group(1)}, and copy what {base} says.")
    return _rendered(os.path.join(TEMPLATES, "variant"), "board", {"board": name, "base": base}), facts


def _board_files(name: str, args: argparse.Namespace, parent: str) -> Dict[str, str]:
    soc = _find_soc(args.soc, parent)
    template = os.path.join(soc, "scaffold")
    path = os.path.basename(soc)
    if os.path.dirname(soc) not in (parent, os.path.join(parent, "soc"),
                                    os.path.join(boards.TOP, HOMES["soc"])):
        path = os.path.relpath(soc, os.path.join(parent, name))
    values = {"board": name, "soc": os.path.basename(soc), "soc_path": path}
    if os.path.isdir(template):
        if args.cpu:
            raise Mistake(f"the SoC {args.soc} says what processor it has: leave --cpu away.")
    else:
        if not args.cpu:
            raise Mistake(f"the SoC folder {soc} has no scaffold/ that would say what processor it "
                          "has: add --cpu.")
        template = os.path.join(TEMPLATES, "board")
        values["cpu"] = _cpu(args.cpu)
    return _rendered(template, "board", values)


def _cpu(name: str) -> str:
    if "cortex-" + name in MACHINES:
        name = "cortex-" + name
    if name not in MACHINES:
        raise Mistake(f"there is no processor named {name!r}: {_hint(name, MACHINES)}")
    return name


def _soc_files(name: str, args: argparse.Namespace) -> Dict[str, str]:
    cpu = _cpu(args.cpu)
    machine = MACHINES[cpu]
    values = dict(machine.values, soc=name, SOC=name.upper(), cpu=cpu, machine=machine.name)
    return _rendered(os.path.join(TEMPLATES, "soc", machine.template), "soc", values)


def _to_fill_in(files: Dict[str, str]) -> List[Tuple[str, str]]:
    """file:line and what the marker there says; templates are for the boards to come."""
    found = []
    for name, content in files.items():
        if name.endswith(".in"):
            continue
        for number, line in enumerate(content.split("\n"), 1):
            _, marker, rest = line.partition(MARKER + ":")
            if marker:
                text = rest.strip()
                if line.startswith("set(") and text.endswith('")'):
                    text = text[:-2]
                found.append((f"{name}:{number}", text))
    return found


def _shown(path: str) -> str:
    """A path as the user would type it here."""
    relative = os.path.relpath(path)
    return shlex.quote(path if relative.startswith(os.pardir) else relative)


def _next_steps(kind: str, name: str, folder: str, outside: bool, ports: List[str]) -> List[str]:
    slipway = _shown(os.path.join(boards.TOP, "slipway"))
    slipway = slipway if os.sep in slipway else f"./{slipway}"
    place = _shown(folder)
    full = shlex.quote(folder)
    build = _shown(os.path.join(folder, "build"))
    cmake = f"cmake -S {_shown(boards.TOP)} -B {build} -G Ninja"
    compile_it = f" && cmake --build {build}"
    if kind == "soc":
        parent = f" --dir {_shown(os.path.dirname(folder))}" if outside else ""
        return [f"{slipway} new board my_board --soc {name}{parent}"]
    if kind == "module":
        return [f"{slipway} run host --module {place}",
                f"{cmake} -DMP_BOARD=host -DUSER_C_MODULES={full}{compile_it}"]
    if kind == "port":
        if not outside:
            return [f"{slipway} run host-{name}"]
        return [f"{slipway} run host --port-dir {place}",
                f"{cmake} -DMP_BOARD=host -DMP_PORT_DIR={full}{compile_it}"]
    port = ports[0]
    if not outside:
        return [f"{slipway} run {name if port == boards.DEFAULT_PORT else name + '-' + port}"]
    return [f"{slipway} run --board-dir {place}" + ("" if port == boards.DEFAULT_PORT
                                                    else f" --port {port}"),
            f"{cmake} -DMP_BOARD_DIR={full} -DMP_PORT={port}{compile_it}"]


def _keep_presets(kind: str, folder: str) -> None:
    """Presets of a board or port outside the tree: a convenience, without which it can be built, too."""
    try:
        taken = [preset.name for preset in boards.presets(boards.boards())]
        names = userpresets.add(kind, folder, taken)
        print(f"It has its presets in {_shown(userpresets.FILE)}: {', '.join(names)}")
    except userpresets.Mistake as mistake:
        print(f"No preset was kept: {mistake}")


def create(args: argparse.Namespace) -> None:
    kind, name = args.kind, args.name
    check_name(kind, name)
    home = os.path.join(boards.TOP, HOMES[kind])
    parent = os.path.abspath(args.dir) if args.dir else home
    outside = parent != home
    facts = ""
    if kind == "board" and args.base:
        if args.cpu:
            raise Mistake(f"the board {args.base} says what processor it has: leave --cpu away.")
        files, facts = _variant_files(name, args.base, parent)
    elif kind == "board":
        files = _board_files(name, args, parent)
        facts = files["board.cmake"]
    elif kind == "soc":
        files = _soc_files(name, args)
    else:
        files = _rendered(os.path.join(TEMPLATES, kind), kind, {kind: name})
    folder = os.path.join(parent, name)
    _write(folder, files)

    print(f"Wrote the {kind} {name} into {_shown(folder)}: {', '.join(files)}")
    if kind in ("board", "port") and not outside:
        tool = os.path.join(boards.TOP, "tools", "presets.py")
        subprocess.run([sys.executable, tool], check=True)
        print("It has its presets in CMakePresets.json.")
    elif kind in ("board", "port"):
        _keep_presets(kind, folder)
    marked = _to_fill_in(files)
    if marked:
        width = max(len(place) for place, _ in marked)
        print(f"\nFor you to fill in (the lines marked {MARKER}):")
        for place, text in marked:
            print(f"    {place:{width}}  {text}")
    ports = ["minimal"] if "set(BOARD_PORTS minimal)" in facts else \
        [boards.DEFAULT_PORT]
    print("\nNext:" if kind == "soc" else "\nBuild and run it:")
    print("\n".join(f"    {step}" for step in _next_steps(kind, name, folder, outside, ports)))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    kinds = parser.add_subparsers(dest="kind", required=True, metavar="KIND")
    for kind, text in (("board", "a board on a SoC that there is"),
                       ("soc", "the folder of a chip that boards share"),
                       ("port", "a firmware: main.c and features"),
                       ("module", "a module in C")):
        sub = kinds.add_parser(kind, help=text, description=f"Begin {text}.")
        sub.add_argument("name", metavar="NAME", help="lower-case letters, digits and _")
        sub.add_argument("--dir", help="the folder, outside the tree, that gets the new one")
        if kind == "board":
            origin = sub.add_mutually_exclusive_group(required=True)
            origin.add_argument("--soc", help="a folder of boards/soc, or a path")
            origin.add_argument("--base", help="a board that the new one is a variant of")
        if kind in ("board", "soc"):
            sub.add_argument("--cpu", required=kind == "soc",
                             help=f"{', '.join(MACHINES)}" if kind == "soc" else
                             "for a SoC folder that does not say it")


def main(args: argparse.Namespace) -> int:
    try:
        create(args)
    except Mistake as mistake:
        print(f"slipway: {mistake}", file=sys.stderr)
        return 1
    return 0
