"""Boards and ports outside the tree that ./slipway new has begun: their presets are kept in
CMakeUserPresets.json at the top of the tree, where CMake and IDEs find them. Everything else in that
file is the user's and stays as it is.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import re
import sys
from typing import Any, Dict, List, Optional, Tuple

import boards

# Elsewhere for tests, and where the tree is read-only; CMake itself reads only the one in the tree.
FILE = os.environ.get("SLIPWAY_USER_PRESETS") or os.path.join(boards.TOP, "CMakeUserPresets.json")
FOLDERS = {"board": "MP_BOARD_DIR", "port": "MP_PORT_DIR"}
LISTS = ("configurePresets", "buildPresets", "testPresets")


class Mistake(Exception):
    """Why the file cannot be used, as a sentence."""


def _read() -> Dict[str, Any]:
    if not os.path.exists(FILE):
        return {"version": 6}
    try:
        with open(FILE, encoding="utf-8") as file:
            content = json.load(file)
        if not isinstance(content, dict) or not all(isinstance(content.get(name, []), list) for name in LISTS):
            raise ValueError("no presets")
        return content
    except (OSError, ValueError) as error:
        raise Mistake(f"{FILE} cannot be read ({error}): mend it, or delete it.") from None


def _named(content: Dict[str, Any]) -> List[Tuple[str, Dict[str, str]]]:
    """Names and definitions of the presets that have a folder outside the tree, if it is there."""
    found = []
    for entry in content.get("configurePresets", []):
        cache = entry.get("cacheVariables", {})
        folders = [cache[variable] for variable in FOLDERS.values() if isinstance(cache.get(variable), str)]
        if folders and all(os.path.isdir(folder) for folder in folders):
            found.append((entry.get("name", ""), cache))
    return found


def load() -> List[boards.Preset]:
    """The presets. One whose board cannot be read is left out, and told of."""
    try:
        named = _named(_read())
    except Mistake as mistake:
        print(f"slipway: {mistake}", file=sys.stderr)
        return []
    found = []
    known: Dict[str, Optional[boards.Board]] = {}
    for name, cache in named:
        folder = cache.get("MP_BOARD_DIR") or os.path.join(boards.TOP, "boards", cache.get("MP_BOARD", "host"))
        if folder not in known:
            known[folder] = _board(folder)
        board = known[folder]
        if board is None:
            continue
        port = os.path.basename(cache["MP_PORT_DIR"]) if "MP_PORT_DIR" in cache else cache.get("MP_PORT", "standard")
        found.append(boards.Preset(name, board, port))
    return found


def _board(folder: str) -> Optional[boards.Board]:
    """The board, or None if something is wrong with it, which is told and is no reason not to build others."""
    try:
        return boards.board_in(folder)
    except SystemExit as message:
        # CMake's message, without its places in the framework.
        sentence = re.search(r"\(message\):\n(.*?)(?:\nCall Stack|\Z)", str(message), re.S)
        print(f"slipway: the presets of {folder} are left out: "
              f"{' '.join((sentence.group(1) if sentence else str(message)).split())}", file=sys.stderr)
        return None


def ports() -> List[Tuple[str, str]]:
    """Names and titles of the ports."""
    try:
        folders = {cache["MP_PORT_DIR"] for _, cache in _named(_read()) if "MP_PORT_DIR" in cache}
    except Mistake:
        return []
    found = []
    for folder in sorted(folders):
        title = None
        try:
            with open(os.path.join(folder, "port.cmake"), encoding="utf-8") as file:
                title = re.search(r'^set\(PORT_TITLE "([^"]*)"\)', file.read(), re.M)
        except OSError:
            pass
        name = os.path.basename(folder)
        found.append((name, title.group(1) if title else name))
    return found


def add(kind: str, folder: str, taken: List[str]) -> List[str]:
    """Keep presets of the board or port in `folder`, unless their names are `taken`. Their names. Raises
    Mistake."""
    content = _read()
    if kind == "board":
        made = [(preset.name, {"MP_BOARD_DIR": folder, "MP_PORT": preset.port})
                for preset in boards.presets([boards.board_in(folder)])]
    else:
        made = [(f"host-{os.path.basename(folder)}", {"MP_BOARD": "host", "MP_PORT_DIR": folder})]
    others = {name for name, cache in _named(content) if folder not in cache.values()}
    for name, cache in made:
        if name in taken or name in others:
            raise Mistake(f"there is a preset named {name} already, so this {kind} gets none: call its folder "
                          "otherwise to have one.")
        for kept in LISTS:
            content[kept] = [entry for entry in content.get(kept, []) if entry.get("name") != name]
        content["configurePresets"].append({
            "name": name, "displayName": f"{folder}: {cache.get('MP_PORT', 'host')}", "inherits": "slipway",
            "cacheVariables": dict(cache, MP_PRESET=name)})
        content["buildPresets"].append({"name": name, "configurePreset": name})
        content["testPresets"].append({"name": name, "configurePreset": name, "output": {"outputOnFailure": True}})
    try:
        with open(FILE, "w", encoding="utf-8") as file:
            json.dump(content, file, indent=4)
            file.write("\n")
    except OSError as error:
        raise Mistake(f"{FILE} cannot be written ({error.strerror}), so this {kind} has no preset.") from None
    return [name for name, _ in made]
