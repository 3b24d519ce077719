"""Mistakes that show in a source's text alone: registrations that name nothing, and names of the
program that take the place of generated ones. Each is [place, sentence], for output.Mistakes.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import difflib
import re
from typing import Callable, Dict, List

KINDS = ("MODULE", "EXTENSIBLE_MODULE", "MODULE_DELEGATION", "ROOT_POINTER")

# Anything that begins like a registration, as the preprocessor leaves it.
LIKE_REGISTRATION = re.compile(r"\bMP_REG\w*(?=\s*\()")
MODULE_OBJECT = re.compile(r"(\bstatic\s+)?\b(?:const\s+)?(?:struct\s+_)?mp_obj_module_t\s+(\w+)\s*=")
# An id is a number: it is never assigned to, and never called.
TAKEN_NAME = re.compile(r"\bMP_QSTR_(\w+)\s*(?:=(?!=)|\()")
DEFINED_NAME = re.compile(r"^[ \t]*#[ \t]*(?:define|undef)[ \t]+MP_QSTR_(\w+)", re.M)

Mistakes = List[List[str]]


def _nearest(word: str, known: List[str]) -> str:
    near = difflib.get_close_matches(word, known, 1, 0.5)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(known)}"


def _collision(name: str) -> str:
    return (f"MP_QSTR_{name} is the build's name for the string '{name}' and cannot be defined "
            "here; give yours another name")


def in_text(text: str, line_of: Callable[[str, int], str], registrations: List[List[str]]) -> Mistakes:
    """Mistakes in preprocessed text, in which these registrations were found."""
    found: Mistakes = []
    known = [f"MP_REGISTER_{kind}" for kind in KINDS]
    for match in LIKE_REGISTRATION.finditer(text) if "MP_REG" in text else ():
        if match.group() not in known:
            found.append([line_of(text, match.start()), f"there is no {match.group()}: "
                          + _nearest(match.group(), known)])
    objects: Dict[str, str] = {}
    if registrations:
        objects = {match.group(2): match.group(1) or "" for match in MODULE_OBJECT.finditer(text)}
    for kind, args, place in registrations:
        obj = args.rpartition(",")[2].strip()
        if kind not in ("MODULE", "EXTENSIBLE_MODULE") or not obj or not objects:
            continue
        if objects.get(obj):
            found.append([place, f"the module object {obj} is static, so the table of modules "
                          "cannot refer to it; leave out the word static"])
        elif obj not in objects and len(re.findall(rf"\b{re.escape(obj)}\b", text)) == 1:
            found.append([place, f"MP_REGISTER_{kind} names the object {obj}, which is not defined: "
                          + _nearest(obj, sorted(objects))])
    for match in TAKEN_NAME.finditer(text):
        found.append([line_of(text, match.start()), _collision(match.group(1))])
    return found


def in_file(path: str) -> Mistakes:
    """Mistakes in a file as it is written, which the preprocessor hides."""
    try:
        with open(path, encoding="utf-8", errors="replace") as file:
            text = file.read()
    except OSError:
        return []
    if "MP_QSTR_" not in text:
        return []
    return [[f"{path}:{text.count(chr(10), 0, match.start()) + 1}", _collision(match.group(1))]
            for match in DEFINED_NAME.finditer(text)]
