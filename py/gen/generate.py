"""The one step between configuring and compiling a firmware: scans its sources and writes the
headers made from them. The build runs it when a source or a header changed; it touches only the
headers whose text changes, so that only files that see a difference are compiled again.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import sys
from typing import Dict, List, Set

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import errortexts  # noqa: E402
import modules  # noqa: E402
import qstrs  # noqa: E402
import scan  # noqa: E402
import version  # noqa: E402
from output import Mistakes, header, write_if_changed  # noqa: E402

GENERATED = ("moduledefs.h", "root_pointers.h", "qstrdefs.generated.h", "qstrcount.h",
             "errorpairs.h")


def write_stubs(directory: str) -> None:
    """What a scan sees in place of the headers that are made from its result."""
    count = "#define MP_QSTR_ROM_COUNT (0)\n#define MP_EVERY_EIGHTH_NAME(X)\n"
    for name in GENERATED:
        text = count if name == "qstrcount.h" else ""
        write_if_changed(os.path.join(directory, "genhdr", name), header("for scanning") + text)


def write_depfile(path: str, target: str, inputs: List[str]) -> None:
    def escape(name: str) -> str:
        return name.replace("$", "$$").replace("#", "\\#").replace(" ", "\\ ")
    with open(path, "w", encoding="utf-8") as file:
        file.write(escape(target) + ": \\\n  " + " \\\n  ".join(map(escape, inputs)) + "\n")


def generate(args: argparse.Namespace) -> None:
    genhdr = os.path.join(args.out, "genhdr")
    stubs = os.path.join(args.out, "scan")
    write_stubs(stubs)
    version.write(genhdr, args.top)

    sources = scan.load_sources(args.commands, os.path.join(genhdr, "qstr") + os.sep,
                                args.compilers)
    scan.scan(sources, os.path.join(args.out, "scan.json"), stubs)

    idents: Dict[str, str] = {}
    literals: Dict[str, str] = {}
    registrations = []
    mistakes = Mistakes()
    # What boards and ports add changes no number in the core's headers: the same core configured the
    # same way is the same text for the compiler, and a compiler cache has it.
    core_dirs = tuple(os.path.join(args.top, name) + os.sep for name in ("py", "extmod", "shared"))
    core_idents: Set[str] = set()
    core_literals: Set[str] = set()
    for source in sources:
        if source.path.startswith(core_dirs):
            core_idents.update(source.found["names"])
            core_literals.update(source.found["error_texts"])
        for ident in source.found["names"]:
            idents.setdefault(ident, source.path)
        registrations += [tuple(entry) for entry in source.found["registrations"]]
        for literal in source.found["error_texts"]:
            literals.setdefault(literal, source.path)
        for place in source.found["bad_texts"]:
            mistakes.add(place, "MP_ERROR_TEXT takes string literals only; pass the text itself")
        for place, sentence in source.found["mistakes"]:
            mistakes.add(place, sentence)
    fixed_file = os.path.join(os.path.dirname(os.path.abspath(__file__)), "qstrdefs.txt")
    names = qstrs.Names(idents, qstrs.fixed_names(fixed_file), os.path.join(args.out, "qstr.ids"),
                        mistakes, core_idents)
    texts = errortexts.ErrorTexts(literals, os.path.join(args.out, "errortexts.pairs"), mistakes,
                                  core_literals)

    names.write_table(genhdr)
    texts.write_pairs(genhdr)
    modules.write_modules(genhdr, registrations, names, mistakes)
    modules.write_root_pointers(genhdr, registrations, mistakes)
    for source in sources:
        places = [*mistakes.in_source(source.path), *source.found["bad_texts"]]
        places += [place for _, _, place in source.found["registrations"]]
        places += [place for place, _ in source.found["mistakes"]]
        write_if_changed(source.names_header,
                         header(f"ids of the names in {os.path.basename(source.path)}")
                         + names.defines(source.found["names"])
                         + texts.macro(source.found["error_texts"])
                         + mistakes.directives(places))

    # What is generated here is an output: naming it as an input too would be a cycle.
    inputs = {path for source in sources for path in source.found["headers"]
              if not path.startswith(args.out + os.sep)}
    inputs.update(source.path for source in sources)
    inputs.update(version.watched_files(args.top))
    write_depfile(args.depfile, args.stamp, sorted(inputs))
    if all(source.scanned for source in sources):
        with open(args.stamp, "w", encoding="utf-8"):
            pass
    elif os.path.exists(args.stamp):
        # Not done: what a source lacks may come without an input having changed.
        os.unlink(args.stamp)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--commands", required=True, help="compile_commands.json of the build")
    parser.add_argument("--out", required=True, help="folder for genhdr/")
    parser.add_argument("--top", required=True, help="top of the tree")
    parser.add_argument("--stamp", required=True, help="file to touch when done")
    parser.add_argument("--depfile", required=True, help="file to write the inputs to")
    parser.add_argument("--compiler", dest="compilers", action="append", default=[],
                        help="a compiler of the build, to tell it from a launcher")
    try:
        generate(parser.parse_args())
    except OSError as error:
        # A full disk, a folder that is read-only. What was not written is written next time.
        print(f"{error.filename or 'A generated file'} cannot be written or read: {error.strerror}.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
