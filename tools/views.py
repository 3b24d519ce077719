"""The commands of ./slipway that look inside a firmware or at its sources - options, stack, picture,
check, and what size shows beyond folders - and those that bring it to a board: flash and debug. `door` is
the program slipway itself, whose presets, builds and messages they use.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
from typing import Any, Dict, Optional, Tuple

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "checks"))

import boards  # noqa: E402
import check  # noqa: E402
import flash  # noqa: E402
import install  # noqa: E402
import options  # noqa: E402
import picture  # noqa: E402
import size  # noqa: E402
import sizeviews  # noqa: E402
import stack  # noqa: E402


def add_size_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--files", action="store_true", help="per source file")
    parser.add_argument("--symbols", action="store_true", help="the largest functions and objects: size --symbols "
                        "PRESET [N], 30 unless said otherwise")
    parser.add_argument("--diff", nargs=2, metavar=("A", "B"), help="what B has more than A: presets, "
                        "PRESET:OPTION=VALUE,..., or revisions of git")
    parser.add_argument("--options", action="store_true", help="each MICROPY_ option and its value")
    boards.add_arguments(parser)


def _one(parser: argparse.ArgumentParser, what: str) -> None:
    parser.add_argument("presets", nargs="?", default=[], type=lambda name: [name], metavar=what,
                        help="unless --board-dir says what is meant")
    boards.add_arguments(parser)


def _said(args: argparse.Namespace, door: Any) -> None:
    """Of commands for which it would be odd to mean this machine without a word."""
    if not (args.presets or args.board_dir or args.port_dir or args.port or args.module):
        door.fail(f"say of which preset: {args.command} PRESET; ./slipway boards lists them.")


def add_commands(add: Any, door: Any) -> None:
    """Register the commands with slipway's parser."""
    def command(name: str, function: Any, text: str) -> argparse.ArgumentParser:
        return add(name, lambda args: function(args, door), text, "")
    sub = command("options", options_command, "Show each MICROPY_ option's value in a build, where it was said, and "
                  "what it does: options PRESET [NAME...].")
    sub.add_argument("presets", nargs="*", metavar="PRESET [NAME...]",
                     help="a preset, unless --board-dir says what is meant, and options or parts of their names; "
                     "none means all")
    sub.set_defaults(many=True)
    boards.add_arguments(sub)
    sub = command("stack", stack_command, "Show what functions take of the C stack, and the deepest calls.")
    _one(sub, "PRESET")
    sub.add_argument("--count", type=int, default=20, help="how many functions (20)")
    sub = command("picture", picture_command, "Draw which parts a firmware is made of and who uses whom, for "
                  "Graphviz: picture [PRESET].")
    _one(sub, "PRESET")
    sub.add_argument("--docs", action="store_true", help="the one in docs/, without the sizes that change")
    check.add_arguments(command("check", check_command, "Look at the sources: format, who includes whom, clang-tidy, "
                                "cppcheck."))
    sub = command("flash", flash_command, "Write the firmware to a board.")
    _one(sub, "BOARD")
    sub = command("debug", debug_command, "Debug the firmware with gdb: the program itself, in QEMU, or on a board "
                  "with openocd: debug [BOARD] [-- GDB ARGS].")
    _one(sub, "BOARD")
    sub.add_argument("--probe", action="store_true", help="the board itself, though QEMU plays it, too")
    sub.add_argument("--build", action="store_true", help="build it with debug information and no more")
    sub.add_argument("--serve", type=int, metavar="PORT", help="wait for a gdb of your own there; run none")


def _preset(args: argparse.Namespace, door: Any) -> boards.Preset:
    preset = door.one_preset(args, args.presets)
    install.ensure(door.needs(preset, False))
    return preset


def _built(preset: boards.Preset, door: Any) -> str:
    if not door.compile_firmware(preset):
        door.fail(f"{preset.name} does not build; see above.")
    return os.path.join(door.build_dir(preset), "firmware.elf")


def options_command(args: argparse.Namespace, door: Any) -> int:
    _said(args, door)
    names = args.presets if args.board_dir else args.presets[1:]
    args.presets = [] if args.board_dir else args.presets[:1]
    preset = _preset(args, door)
    configured = os.path.exists(os.path.join(door.build_dir(preset), "compile_commands.json"))
    if not configured and not door.configure(preset, True):
        door.fail(f"{preset.name} cannot be configured; see above.")
    try:
        print(options.report(door.build_dir(preset), names))
    except options.Mistake as mistake:
        door.fail(str(mistake))
    return 0


def _cache(preset: boards.Preset) -> Dict[str, str]:
    if preset.definitions:
        return dict(definition.split("=", 1) for definition in preset.definitions)
    cache = {"MP_PRESET": preset.name, "MP_BOARD": preset.board.name, "MP_PORT": preset.port}
    if preset.debug:
        cache.update(CMAKE_BUILD_TYPE="Debug", MP_SANITIZE="ON")
    return cache


def _side(text: str, preset: boards.Preset, door: Any) -> Tuple[str, str]:
    """The ELF and the tree of one side of a difference."""
    known = {one.name: one for one in door.all_presets()}
    name, _, rest = text.partition(":")
    if name in known and not rest:
        return _built(known[name], door), door.TOP
    revision, settings = "", tuple(setting for setting in rest.split(",") if setting)
    if name in known:
        preset = known[name]
        key = hashlib.sha256(rest.encode()).hexdigest()[:12]
    else:
        done = subprocess.run(["git", "-C", door.TOP, "rev-parse", "--verify", "--quiet", f"{text}^{{commit}}"],
                              stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        if done.returncode:
            door.fail(f"'{text}' is neither a preset, nor PRESET:OPTION=VALUE,..., nor a revision of git.")
        revision, settings = done.stdout.strip(), ()
        key = revision[:12]
    out = os.path.join(door.TOP, "build", "size", key)
    try:
        return sizeviews.build_other(door.TOP, out, _cache(preset), revision, settings)
    except sizeviews.Mistake as mistake:
        door.fail(str(mistake))


def size_views(args: argparse.Namespace, door: Any) -> bool:
    """What of `slipway size` this module shows; False if that is nothing."""
    if args.diff:
        preset = _preset(args, door)
        sides = [_side(text, preset, door) for text in args.diff]
        print(sizeviews.difference((args.diff[0], args.diff[1]), (sides[0][0], sides[1][0]),
                                   (sides[0][1], sides[1][1])))
        return True
    if not (args.files or args.options or args.symbols):
        return False
    _said(args, door)
    # The number of `--symbols PRESET N` stands where names of presets do.
    count = int(args.presets.pop()) if args.symbols and args.presets and args.presets[-1].isdigit() else 30
    if args.options:
        options_command(args, door)
        return True
    for preset in door.several(args, args.presets):
        install.ensure(door.needs(preset, False))
        elf = _built(preset, door)
        print(size.table(sizeviews.files(elf, door.TOP)) if args.files else sizeviews.symbols(elf, count))
    return True


def memory(preset: boards.Preset, door: Any) -> Optional[str]:
    """The bars of a preset whose board declares memories."""
    rows = sizeviews.regions(os.path.join(door.build_dir(preset), "firmware.elf"))
    return sizeviews.memory_table(rows) if rows else None


def stack_command(args: argparse.Namespace, door: Any) -> int:
    _said(args, door)
    preset = _preset(args, door)
    build = os.path.join(door.TOP, "build", "stack", preset.name)
    cache = [f"-D{name}={value}" for name, value in _cache(preset).items() if name != "MP_PRESET"]
    for command in (["cmake", "-S", door.TOP, "-B", build, "-G", "Ninja", f"-DCMAKE_C_FLAGS={stack.FLAG}",
                     f"-DCMAKE_CXX_FLAGS={stack.FLAG}", *cache],
                    ["cmake", "--build", build, "--target", "firmware"]):
        if not door.call(command, True):
            door.fail(f"{preset.name} does not build with call graphs, which take GCC 10 or later; see above.")
    print(stack.report(build, args.count))
    return 0


def picture_command(args: argparse.Namespace, door: Any) -> int:
    if args.docs and args.presets not in ([], [door.DEFAULT_BOARD]):
        door.fail(f"docs/firmware.dot shows the preset {door.DEFAULT_BOARD}: picture --docs needs no other name.")
    preset = _preset(args, door)
    elf = _built(preset, door)
    try:
        found = picture.gather(os.path.dirname(elf), door.TOP)
    except subprocess.CalledProcessError as error:
        door.fail(f"{error.cmd[0]} cannot read the object files of {preset.name}.")
    path = os.path.join(door.TOP, "docs", "firmware") if args.docs else os.path.splitext(elf)[0]
    title = f"{preset.board.title}: ports/{preset.port}"
    written = picture.write(found, title if args.docs else f"{title}, bytes of text", path, not args.docs)
    print("\n".join(os.path.relpath(name, os.getcwd()) for name in written))
    if len(written) == 1:
        print("dot is not installed, so nothing draws it here: install the package graphviz.", file=sys.stderr)
    return 0


def check_command(args: argparse.Namespace, door: Any) -> int:
    preset = door.choose([door.DEFAULT_BOARD], [])[0]
    install.ensure(door.needs(preset, False) + check.NEEDS)
    if not os.path.exists(os.path.join(door.build_dir(preset), "compile_commands.json")):
        if not door.call(["cmake", "--preset", preset.name], True):
            door.fail(f"{preset.name} cannot be configured; see above.")
    args.build = door.build_dir(preset)
    return check.check(args)


def flash_command(args: argparse.Namespace, door: Any) -> int:
    _said(args, door)
    preset = _preset(args, door)
    if not preset.board.native:
        _built(preset, door)
    try:
        return flash.flash(preset, door.build_dir(preset))
    except flash.Mistake as mistake:
        door.fail(str(mistake))


def _with_symbols(preset: boards.Preset, door: Any) -> str:
    """The folder of a build like the preset's, with debug information."""
    if preset.debug:
        _built(preset, door)
        return door.build_dir(preset)
    build = os.path.join(door.TOP, "build", "debug", preset.name)
    cache = [f"-D{name}={value}" for name, value in _cache(preset).items() if name != "MP_PRESET"]
    for command in (["cmake", "-S", door.TOP, "-B", build, "-G", "Ninja", "-DCMAKE_C_FLAGS=-g",
                     "-DCMAKE_CXX_FLAGS=-g", *cache],
                    ["cmake", "--build", build, "--target", "firmware"]):
        if not door.call(command, True):
            door.fail(f"{preset.name} does not build; see above.")
    return build


def debug_command(args: argparse.Namespace, door: Any) -> int:
    if args.serve is not None and not 0 < args.serve < 65536:
        door.fail(f"{args.serve} is no port for gdb: say one from 1 to 65535, 3333 for one.")
    preset = _preset(args, door)
    install.ensure([install.need("gdb") if preset.board.native else "gdb-multiarch|gdb-multiarch"])
    print(f"building {preset.name} with debug information", flush=True)
    build = _with_symbols(preset, door)
    if args.build:
        return 0
    try:
        if args.serve is not None:
            return flash.serve(preset, build, args.serve, args.probe)
        return flash.debug(preset, build, door.TOP, args.args, args.probe)
    except flash.Mistake as mistake:
        door.fail(str(mistake))
