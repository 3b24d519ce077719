#!/usr/bin/env python3
"""Every MICROPY_* option: what it does, from the comment above its default, its default at each
level, and for a build its value and where that was said. Writes docs/options.md; with --check it
only says whether that file is up to date.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import difflib
import glob
import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import textwrap
from dataclasses import dataclass, field
from typing import Dict, Iterator, List, Optional, Tuple

TOP = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PAGE = os.path.join(TOP, "docs", "options.md")
CONFIG = "py/mpconfig.h"
LEVELS = {0: "minimum", 10: "core", 20: "basic", 30: "extra", 40: "full", 50: "everything"}

# What the build or the tree makes and nobody sets, or what is no option but a name in their form.
_NOT_OPTIONS = re.compile(
    r"MICROPY_(VERSION_|CONFIG_ROM_LEVEL_|LONGINT_IMPL_|FLOAT_IMPL_|ERROR_REPORTING_|INCLUDED_|REGISTERED_|FLOAT_CON|"
    r"FLOAT_C_FUN|MODULE_DELEGATIONS|GIT_TAG|BUILD_DATE|END_ATOMIC)")


class Mistake(Exception):
    """What the user has to hear, in one sentence."""


@dataclass
class Option:
    name: str
    meaning: str
    section: str
    file: str  # that has its default, relative to the tree; of a board's fact, one that states it
    text: List[str] = field(default_factory=list)  # of the #ifndef with the default; none: no default


@dataclass
class Setting:
    """What a build makes of an option."""
    value: str
    origin: str


# ---- reading the sources ---------------------------------------------------------------------------

def _guarded(path: str, section: str = "") -> Iterator[Option]:
    """The options that have a default in a file: a comment, #ifndef, #define, #endif."""
    with open(os.path.join(TOP, path), encoding="utf-8") as file:
        lines = file.read().split("\n")
    for i, line in enumerate(lines):
        title = re.match(r"// ---- (.*?) -+$", line)
        if title and path == CONFIG:
            section = title.group(1)
        start = re.match(r"#ifndef (MICROPY_\w+|MP_PLAT_PRINT_STRN|MP_STATE_PORT)$", line)
        if not start or _NOT_OPTIONS.match(start.group(1)):
            continue
        end, depth = i + 1, 1
        while depth and end < len(lines):
            depth += bool(re.match(r"#if", lines[end])) - bool(re.match(r"#endif", lines[end]))
            end += 1
        text = lines[i:end]
        if not any(re.match(rf"#define {start.group(1)}\b", inner) for inner in text):
            continue
        comment = []
        above = i - 1
        while above >= 0 and lines[above].startswith("// ") and "----" not in lines[above]:
            comment.insert(0, lines[above][3:])
            above -= 1
        yield Option(start.group(1), " ".join(comment), section, path, text)


def _facts() -> Iterator[Option]:
    """What a board states in mpconfigboard.h and what has no default; a comment holds for all the
    lines up to an empty one."""
    for path in sorted(glob.glob(os.path.join(TOP, "boards", "*", "mpconfigboard.h")),
                       key=lambda path: "stm32f4disc" not in path):
        with open(path, encoding="utf-8") as file:
            comment: List[str] = []
            fresh = False
            for line in file.read().split("\n"):
                if line.startswith("// "):
                    comment = comment + [line[3:]] if fresh else [line[3:]]
                    fresh = True
                    continue
                if not line:
                    comment = []
                fresh = False
                name = re.match(r"#define (MICROPY_HW_\w+)", line)
                if name:
                    meaning = "" if "SPDX-" in " ".join(comment) else " ".join(comment)
                    yield Option(name.group(1), meaning, "facts of a board, without a default",
                                 os.path.relpath(path, TOP))


# Facts that are stated under a comment about that board.
_FACTS = {
    "MICROPY_HW_HSE_HZ": "The crystal's frequency.",
}


def options() -> List[Option]:
    """All options, by the order of their sections. Two defaults of one name are one option."""
    found = {option.name: option for option in _guarded(CONFIG)}
    for folder in ("py", "extmod", "shared", "boards", "ports"):
        for path in sorted(glob.glob(os.path.join(TOP, folder, "**", "*.[ch]"), recursive=True)):
            path = os.path.relpath(path, TOP)
            if path != CONFIG:
                section = ("of single ports" if folder == "ports" else
                           "of the boards' files" if folder == "boards" else "of single files")
                for option in _guarded(path, section):
                    found.setdefault(option.name, option)
    for option in _facts():
        option.meaning = _FACTS.get(option.name, option.meaning)
        found.setdefault(option.name, option)
    for option in found.values():
        if not option.meaning:
            raise Mistake(f"{option.file}: {option.name} has no comment above it that says what it "
                          "does: write one.")
    return list(found.values())


# ---- asking the preprocessor -----------------------------------------------------------------------

def _expression(text: str, word: int) -> str:
    """The value of a C expression, or its text where it is none."""
    plain = re.sub(r"sizeof\s*\(\s*(void \*|mp_uint_t|mp_int_t)\s*\)", str(word), text)
    plain = re.sub(r"\b(0[xX][0-9a-fA-F]+|\d+)[uUlL]+\b", r"\1", plain)
    tokens = re.findall(r"0[xX][0-9a-fA-F]+|\d+|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%()<>!?:&|^~]|\S", plain)
    if not tokens or not all(re.match(r"\d|[-+*/%()<>!?:&|^~=]", token) for token in tokens):
        return text
    try:
        value, rest = _ternary(tokens)
    except (SyntaxError, ZeroDivisionError, IndexError):
        return text
    return str(value) if not rest else text


def _ternary(tokens: List[str]) -> Tuple[int, List[str]]:
    """A conditional expression at the start of the tokens; Python evaluates what is below it."""
    depth, end = 0, 0
    flat: List[str] = []
    while end < len(tokens):
        token = tokens[end]
        if token == "(":
            value, rest = _ternary(tokens[end + 1:])
            if not rest or rest[0] != ")":
                raise SyntaxError
            flat.append(f"({value})")
            end = len(tokens) - len(rest) + 1
            continue
        if token in (")", ":", "?"):
            break
        flat.append({"&&": " and ", "||": " or ", "!": " not ", "/": "//"}.get(token, token))
        end += 1
    value = int(eval("".join(flat), {"__builtins__": {}}))  # pylint: disable=eval-used
    rest = tokens[end:]
    if rest and rest[0] == "?":
        yes, rest = _ternary(rest[1:])
        if not rest or rest[0] != ":":
            raise SyntaxError
        no, rest = _ternary(rest[1:])
        value = yes if value else no
    return value, rest


def _query(command: List[str], cwd: str, known: List[Option]) -> Tuple[Dict[str, str], str]:
    """What each option expands to, and the preprocessor's account of all definitions."""
    lines = ['#include "py/mpconfig.h"']
    for option in known:
        if option.text and option.file != CONFIG and not option.file.startswith("ports/"):
            lines += [f'#line 1 "{option.file}"', *option.text]
    lines.append('#line 1 "@@"')
    lines += ["@@word __SIZEOF_POINTER__"]
    for option in known:
        lines += [f"#ifdef {option.name}", f'@@"{option.name}" {option.name}', "#endif"]
    handle, path = tempfile.mkstemp(suffix=".c")
    with os.fdopen(handle, "w") as file:
        file.write("\n".join(lines) + "\n")
    try:
        run = subprocess.run(command + ["-E", "-dD", path], cwd=cwd, stdout=subprocess.PIPE,
                             stderr=subprocess.PIPE, text=True, check=False)
    finally:
        os.unlink(path)
    if run.returncode:
        raise Mistake(f"the compiler cannot read {CONFIG}:\n{run.stderr}")
    word_match = re.search(r"^@@word (\d+)", run.stdout, re.M)
    word = int(word_match.group(1)) if word_match else 4
    # A long expansion is one line, unless a line mark stands in its middle.
    text = re.sub(r"\n# \d+ [^\n]*", "", run.stdout)
    found = {}
    for name, value in re.findall(r'^@@"(\w+)"([^\n]*)', text, re.M):
        found[name] = _expression(" ".join(value.split()), word)
    return found, run.stdout


def _default_texts(known: List[Option], bits: int) -> Dict[int, Dict[str, str]]:
    """Level -> name -> value, for a port that says nothing and has words of so many bits."""
    compiler = shutil.which("gcc") or shutil.which("clang") or shutil.which("cc")
    if not compiler:
        raise Mistake("a C compiler is needed: install the package gcc.")
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        with open(os.path.join(folder, "mpconfigport.h"), "w", encoding="utf-8") as file:
            file.write("typedef __INTPTR_TYPE__ mp_int_t; typedef __UINTPTR_TYPE__ mp_uint_t;\n")
        for level in LEVELS:
            found[level] = _query(
                [compiler, f"-m{bits}", "-ffreestanding", f"-I{folder}", f"-I{TOP}",
                 f"-DMICROPY_CONFIG_ROM_LEVEL={level}"], folder, known)[0]
    return found


# ---- a build ---------------------------------------------------------------------------------------

def _build_command(build: str) -> Tuple[List[str], str]:
    """The options by which a build compiles the core, without what names files."""
    try:
        with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as file:
            entries = json.load(file)
    except OSError:
        raise Mistake(f"{build} is not configured: run cmake first.") from None
    entry = next((e for e in entries if e["file"].endswith("/py/obj.c")), entries[0])
    words = shlex.split(entry["command"])
    kept: List[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in ("-o", "-include", "-MF", "-MT"):
            skip = True
        elif word not in ("-c", "-MD", "-MMD", entry["file"]):
            kept.append(word)
    return kept, entry["directory"]


def _origins(text: str) -> Dict[str, Tuple[str, int]]:
    """Name -> file and line of its last definition."""
    found: Dict[str, Tuple[str, int]] = {}
    path, line = "", 0
    for row in text.split("\n"):
        mark = re.match(r'# (\d+) "([^"]*)"', row)
        if mark:
            path, line = mark.group(2), int(mark.group(1))
            continue
        define = re.match(r"#define (\w+)", row)
        if define:
            found[define.group(1)] = (path, line)
        line += 1
    return found


def settings(build: str, known: Optional[List[Option]] = None) -> Dict[str, Setting]:
    """What a build that is configured makes of every option that has a value in it."""
    known = options() if known is None else known
    command, cwd = _build_command(build)
    values, text = _query(command, cwd, known)
    origins = _origins(text)
    level = values.get("MICROPY_CONFIG_ROM_LEVEL", "10")
    level_name = LEVELS.get(int(level) if level.isdigit() else 10, level).upper()
    found = {}
    for option in known:
        if option.name not in values:
            continue
        path, line = origins.get(option.name, ("<command-line>", 0))
        if path.startswith("<"):
            origin = "command line"
        elif path == option.file or path.endswith("/" + CONFIG):
            by_level = any("MICROPY_CONFIG_ROM_LEVEL" in row for row in option.text)
            by_level = by_level and option.name != "MICROPY_CONFIG_ROM_LEVEL"
            origin = f"default of level {level_name}" if by_level else "default"
        else:
            full = os.path.normpath(os.path.join(cwd, path))
            short = os.path.relpath(full, TOP)
            origin = f"{full if short.startswith('..') else short}:{line}"
        value = values[option.name]
        if f"#define {option.name}(" in "\n".join(option.text):
            value = "(a macro with arguments)"
        found[option.name] = Setting(value or "(nothing)", origin)
    return found


def choose(known: List[Option], names: List[str]) -> List[Option]:
    """The options of those names, or parts of names, in any case; all if there are none."""
    if not names:
        return known
    chosen: List[Option] = []
    for name in names:
        wanted = name.upper()
        exact = [o for o in known if o.name in (wanted, f"MICROPY_{wanted}")]
        matches = exact or [o for o in known if wanted in o.name]
        if not matches:
            near = difflib.get_close_matches(wanted, [o.name for o in known], 3, 0.5)
            hint = f"did you mean {' or '.join(near)}?" if near else "docs/options.md has them all."
            raise Mistake(f"there is no option named '{name}': {hint}")
        chosen += [o for o in matches if o not in chosen]
    return chosen


def report(build: str, names: List[str]) -> str:
    """Options of a build as text: name, value, origin, and what it does."""
    known = options()
    values = settings(build, known)
    lines, section = [], ""
    for option in choose(known, names):
        if option.name not in values:
            if names:
                lines.append(f"{option.name} has no value here: {option.meaning}")
            continue
        if option.section != section and not names:
            section = option.section
            lines.append(f"\n---- {section or 'the level'}")
        setting = values[option.name]
        lines.append(f"{option.name} = {setting.value}  [{setting.origin}]")
        lines += textwrap.wrap(option.meaning, 95, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines).lstrip("\n")


# ---- the page --------------------------------------------------------------------------------------

def _by_level(values: List[str]) -> str:
    parts = []
    for name, value, before in zip(LEVELS.values(), values, [None, *values]):
        if value != before:
            parts.append((name, value))
    cells = [f"`{value}`" if value else "nothing" for _, value in parts]
    return "; ".join([cells[0]] + [f"{cell} from {name}" for cell, (name, _) in
                                   zip(cells[1:], parts[1:])])


def _default(option: Option, narrow: Dict[int, Dict[str, str]], wide: Dict[int, Dict[str, str]]) -> str:
    if not option.text:
        return "none"
    if option.name == "MICROPY_CONFIG_ROM_LEVEL":
        return "`MICROPY_CONFIG_ROM_LEVEL_CORE_FEATURES`"
    if any(f"#define {option.name}(" in line for line in option.text):
        body = next(line for line in option.text if f"#define {option.name}(" in line)
        return f"`{body.split(')', 1)[1].strip()}`"
    if option.file.startswith("ports/"):
        body = " ".join(option.text[1:-1]).split(option.name, 1)[1]
        return f"`{' '.join(body.split())}`"
    texts = [_by_level([table[level].get(option.name, "") for level in LEVELS])
             for table in (narrow, wide)]
    return texts[0] if texts[0] == texts[1] else f"{texts[0]} (64 bits: {texts[1]})"


def page() -> str:
    known = options()
    narrow, wide = _default_texts(known, 32), _default_texts(known, 64)
    lines = ["<!-- Every option of a firmware, its default by level, and what it does. Made by tools/options.py from",
             "the comments of the sources: change those, and run it.",
             "SPDX-License-Identifier: MIT -->", "", "# Options", "",
             "A port sets options in its `mpconfigport.h`, a board states facts in its `mpconfigboard.h`, and a build",
             "may say `-DCMAKE_C_FLAGS=-DMICROPY_...=1`. What none of them says has the default below, which may depend on",
             "the level, `MICROPY_CONFIG_ROM_LEVEL`: " + ", ".join(LEVELS.values()) + "; each has those before it.",
             "`./slipway options PRESET [NAME...]` shows the values of a build and where each was said.", ""]
    section = None
    for option in sorted(known, key=lambda o: [k.section for k in known].index(o.section)):
        if option.section != section:
            section = option.section
            title = section or "the level"
            lines += ["", f"## {title[0].upper()}{title[1:]}", "", "| option | default | meaning |", "|---|---|---|"]
        where = "" if option.file == CONFIG or not option.text else f" ({option.file})"
        cells = [f"`{option.name}`", _default(option, narrow, wide), option.meaning + where]
        lines.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(lines).replace("\n\n\n", "\n\n") + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Write docs/options.md from the sources.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if it is stale")
    args = parser.parse_args()
    try:
        wanted = page()
    except Mistake as mistake:
        print(mistake)
        return 1
    current = ""
    if os.path.exists(PAGE):
        with open(PAGE, encoding="utf-8") as file:
            current = file.read()
    if args.check:
        if current != wanted:
            print("docs/options.md does not match the sources: run tools/options.py.")
            for line in list(difflib.unified_diff(current.split("\n"), wanted.split("\n"), "docs/options.md",
                                                  "the sources", lineterm="", n=0))[:8]:
                print(line)
        return int(current != wanted)
    if current != wanted:
        with open(PAGE, "w", encoding="utf-8") as file:
            file.write(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
