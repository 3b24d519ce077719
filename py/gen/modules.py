"""The module table and the root pointers, from MP_REGISTER_... in the scanned sources.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
from typing import Dict, List, Tuple

from output import Mistakes, header, write_if_changed
from qstrs import Names

Registration = Tuple[str, str, str]

IDENT = re.compile(r"[A-Za-z_]\w*\Z")
DECLARED = re.compile(r"(\w+)\s*(?:\[[^]]*\]\s*)*\Z")
DECLARED_FUNCTION = re.compile(r"\(\s*\*\s*(\w+)")


def _pairs(registrations: List[Registration], kind: str, usage: str,
           mistakes: Mistakes) -> List[Registration]:
    """The registrations of a kind as (first argument, second argument, place)."""
    found = []
    for this, args, place in registrations:
        if this != kind:
            continue
        parts = [part.strip() for part in args.split(",")]
        if len(parts) == 2 and all(IDENT.match(part) for part in parts):
            found.append((parts[0], parts[1], place))
        else:
            mistakes.add(place, f"MP_REGISTER_{kind}({args}) is not understood; write it as "
                         f"MP_REGISTER_{kind}({usage})")
    return found


def _modules(registrations: List[Registration], kind: str, taken: Dict[str, str],
             mistakes: Mistakes) -> List[Tuple[str, str]]:
    found = []
    for name, obj, place in _pairs(registrations, kind, "MP_QSTR_name, object", mistakes):
        if not name.startswith("MP_QSTR_"):
            mistakes.add(place, f"MP_REGISTER_{kind} must name the module as MP_QSTR_{name}")
        elif taken.setdefault(name, place) != place:
            mistakes.add(place, f"a module named {name[len('MP_QSTR_'):]} is registered at "
                         f"{taken[name]} too; rename or leave out one of them")
        elif (name, obj) not in found:
            found.append((name, obj))
    return sorted(found)


def write_modules(directory: str, registrations: List[Registration], names: Names,
                  mistakes: Mistakes) -> None:
    """moduledefs.h: the entries of the tables of built-in modules, and the ids they need."""
    taken: Dict[str, str] = {}
    plain = _modules(registrations, "MODULE", taken, mistakes)
    extensible = _modules(registrations, "EXTENSIBLE_MODULE", taken, mistakes)
    delegations = sorted({pair[:2] for pair in _pairs(
        registrations, "MODULE_DELEGATION", "object, function", mistakes)})
    out = [header("the modules that are built in")]
    out.append(names.defines({name for name, _ in plain + extensible}))
    for obj in sorted({obj for _, obj in plain + extensible}):
        out.append(f"extern const struct _mp_obj_module_t {obj};\n")
    for _, function in delegations:
        out.append(f"extern void {function}(mp_obj_t self_in, qstr attr, mp_obj_t *dest);\n")
    for macro, modules in (("MICROPY_REGISTERED_MODULES", plain),
                           ("MICROPY_REGISTERED_EXTENSIBLE_MODULES", extensible)):
        out.append(f"#define {macro}" + "".join(
            f" \\\n    {{ MP_ROM_QSTR({name}), MP_ROM_PTR(&{obj}) }}," for name, obj in modules))
        out.append("\n")
    if delegations:
        out.append("#define MICROPY_MODULE_DELEGATIONS" + "".join(
            f" \\\n    {{ MP_ROM_PTR(&{obj}), {function} }}," for obj, function in delegations))
        out.append("\n")
    write_if_changed(os.path.join(directory, "moduledefs.h"), "".join(out))


def write_root_pointers(directory: str, registrations: List[Registration],
                        mistakes: Mistakes) -> None:
    """root_pointers.h: members of the VM state, each once, in alphabetical order of the names."""
    members: Dict[str, Tuple[str, str]] = {}
    for kind, args, place in registrations:
        if kind != "ROOT_POINTER":
            continue
        match = DECLARED_FUNCTION.search(args) or DECLARED.search(args)
        if not match:
            mistakes.add(place, f"MP_REGISTER_ROOT_POINTER({args}) declares no name; write it as "
                         "in MP_REGISTER_ROOT_POINTER(mp_obj_t my_callback)")
            continue
        name = match.group(1)
        other = members.setdefault(name, (args, place))
        if other[0] != args:
            mistakes.add(place, f"the root pointer {name} is declared differently at {other[1]}; "
                         "give them different names or the same type")
    write_if_changed(os.path.join(directory, "root_pointers.h"),
                     header("members of the VM state that the collector visits")
                     + "".join(f"{members[name][0]};\n" for name in sorted(members)))
