"""Names: decodes MP_QSTR_xxx identifiers, gives every name an id that stays put from build to
build, and writes the name table and one header of ids per source.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
from typing import AbstractSet, Dict, Iterable, List, Optional, Tuple

from output import Mistakes, c_string, header, write_if_changed

NULL_ID = 0
EMPTY_ID = 1
MAX_LENGTH = 255
# py/qstr.c counts the bytes of the table in 16 bits.
MAX_TABLE = 65535

# What `_name_` inside an MP_QSTR_ identifier stands for; `_0xNN_` stands for the byte NN.
ESCAPES = {
    "lt": "<", "gt": ">", "amp": "&", "quot": '"', "squot": "'", "space": " ", "hyphen": "-",
    "comma": ",", "dot": ".", "colon": ":", "semicolon": ";", "slash": "/", "percent": "%",
    "hash": "#", "paren_open": "(", "paren_close": ")", "bracket_open": "[", "bracket_close": "]",
    "brace_open": "{", "brace_close": "}", "star": "*", "bang": "!", "backslash": "\\",
    "plus": "+", "dollar": "$", "equals": "=", "question": "?", "at_sign": "@", "caret": "^",
    "pipe": "|", "tilde": "~",
}


def _escape_at(ident: str, start: int) -> Tuple[str, int]:
    """The character and end of an escape that begins at `start`, or ("", start)."""
    if ident.startswith("_0x", start) and ident[start + 5:start + 6] == "_":
        try:
            return chr(int(ident[start + 3:start + 5], 16)), start + 6
        except ValueError:
            return "", start
    for name, char in ESCAPES.items():
        if ident.startswith(f"_{name}_", start):
            return char, start + len(name) + 2
    return "", start


def decode(ident: str) -> str:
    """The text that MP_QSTR_<ident> names. An escape counts only where it does not follow a plain
    underscore, so `__lt__` stays what it is while `_lt_module_gt_` is `<module>`."""
    out: List[str] = []
    position = 0
    after_escape = True
    while position < len(ident):
        char, end = ("", position)
        if after_escape or ident[position - 1] != "_":
            char, end = _escape_at(ident, position)
        if char:
            out.append(char)
            position, after_escape = end, True
        else:
            out.append(ident[position])
            position, after_escape = position + 1, False
    return "".join(out)


def fnv1a(data: bytes) -> int:
    """32-bit FNV-1a; 0 becomes 1, because the engine keeps 0 for "not computed yet"."""
    value = 2166136261
    for byte in data:
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value or 1


def fixed_names(path: str) -> List[str]:
    """The names of qstrdefs.txt: one per line as written after MP_QSTR_, order = order of ids."""
    names = []
    with open(path, encoding="utf-8") as file:
        for line in file:
            line = line.split("//")[0].strip()
            if line:
                names.append(decode(line))
    for name in names:
        if names.count(name) > 1:
            raise SystemExit(f"{path}: '{name}' is listed twice; remove one.")
    return names


def _load_ids(path: str, fixed: List[str]) -> List[str]:
    """The names of the last build in id order; none if the fixed ones have changed."""
    try:
        with open(path, encoding="utf-8") as file:
            names = [bytes.fromhex(line).decode("utf-8") for line in file.read().split("\n")[:-1]]
    except (OSError, ValueError):
        return []
    return names if names[:len(fixed) + 2] == ["", ""] + fixed else []


def assign(used: Iterable[str], fixed: List[str], database: str,
           late: AbstractSet[str] = frozenset()) -> List[str]:
    """All names in id order (ids 0 and 1 are null and the empty name). A name keeps the id it had;
    a new one takes the place of one that is no longer used, else the end. Those no longer used go if
    they fill the table, and at its end they always do. Without a database the
    order is sorted, so that a clean build is reproducible, with the names of `late` at the end."""
    old = _load_ids(database, fixed)
    names = old or ["", ""] + fixed
    wanted = set(used) - {""}
    first_free = len(fixed) + 2
    while len(names) > first_free and names[-1] not in wanted:
        names.pop()
    gaps = [i for i in range(first_free, len(names)) if names[i] not in wanted]
    for name in sorted(wanted - set(names), key=lambda n: (n in late, n.encode("utf-8"))):
        if gaps:
            names[gaps.pop(0)] = name
        else:
            names.append(name)
    if gaps and size(names) > MAX_TABLE:
        os.unlink(database)
        return assign(used, fixed, database, late)
    write_if_changed(database, "".join(n.encode("utf-8").hex() + "\n" for n in names))
    return names


def size(names: Iterable[str]) -> int:
    """Bytes of the table's texts, each with its zero."""
    return sum(len(name.encode("utf-8")) + 1 for name in names)


def _place(path: str, ident: str) -> str:
    """file:line of an identifier in a source; the file alone if it came from a header or a macro."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            before, found, _ = file.read().partition(ident)
    except OSError:
        found = ""
    return f"{path}:{before.count(chr(10)) + 1}" if found else path


class Names:
    """The ids of one firmware."""

    def __init__(self, idents: Dict[str, str], fixed: List[str], database: str,
                 mistakes: Mistakes, core: Optional[AbstractSet[str]] = None) -> None:
        """`idents` maps each MP_QSTR_ identifier in use to a source that uses it. The ids of the
        identifiers in `core` do not depend on the others."""
        texts = {ident: decode(ident[len("MP_QSTR_"):])
                 for ident in idents if ident != "MP_QSTRnull"}
        for ident, text in texts.items():
            if len(text.encode("utf-8")) > MAX_LENGTH:
                mistakes.add(_place(idents[ident], ident), f"the name {ident[:40]}... is longer than {MAX_LENGTH} "
                             "bytes; shorten it")
        early = {texts.get(ident) for ident in (texts if core is None else core)}
        self.names = assign(texts.values(), fixed, database, set(texts.values()) - early)
        self.too_large = size(self.names) > MAX_TABLE
        if self.too_large:
            users = [idents[ident] for ident in idents if core is None or ident not in core]
            mistakes.add(max(sorted(set(users)), key=users.count),
                         f"the names of the firmware take {size(self.names)} bytes, and {MAX_TABLE} are the most "
                         f"that fit; {len(users)} of them are not the core's, most of those in this file: have fewer")
        ids = {name: i for i, name in enumerate(self.names) if i >= 2}
        ids[""] = EMPTY_ID
        self.ids = {ident: ids[text] for ident, text in texts.items()}
        self.ids["MP_QSTRnull"] = NULL_ID

    def defines(self, idents: Iterable[str]) -> str:
        return "".join(f"#define {ident} ({self.ids[ident]})\n" for ident in sorted(idents))

    def write_table(self, directory: str) -> None:
        """qstrdefs.generated.h and qstrcount.h, for py/qstr.c alone."""
        lines = []
        for i, name in enumerate(self.names):
            # With too many, the mistake that was noted is all that the compiler is to say.
            data = b"" if self.too_large else name.encode("utf-8")
            lines.append(f"QDEF({i}, {fnv1a(data)}U, {len(data)}, {c_string(data)})\n")
        write_if_changed(os.path.join(directory, "qstrdefs.generated.h"),
                         header("the name table in id order") + "".join(lines))
        write_if_changed(os.path.join(directory, "qstrcount.h"),
                         header("how many names the table holds")
                         + f"#define MP_QSTR_ROM_COUNT ({len(self.names)})\n"
                         + "// Every eighth id.\n#define MP_EVERY_EIGHTH_NAME(X) "
                         + " ".join(f"X({i})" for i in range(0, len(self.names), 8)) + "\n")
