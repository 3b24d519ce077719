#!/usr/bin/env python3
"""Writes CMakePresets.json from the board folders: for every board and port a configure, build,
test and workflow preset. With --check it only says whether the file is up to date.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any, Dict

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import boards  # noqa: E402

FILE = os.path.join(boards.TOP, "CMakePresets.json")


def _configure(preset: boards.Preset) -> Dict[str, Any]:
    title = f"{preset.board.title}: ports/{preset.port}"
    cache = {"MP_BOARD": preset.board.name, "MP_PORT": preset.port, "MP_PRESET": preset.name}
    if preset.debug:
        title += ", sanitizers and assertions"
        cache.update(CMAKE_BUILD_TYPE="Debug", MP_SANITIZE="ON")
    return {"name": preset.name, "displayName": title, "inherits": "slipway",
            "cacheVariables": cache}


def presets_text() -> str:
    all_presets = boards.presets(boards.boards())
    names = [preset.name for preset in all_presets]
    common = {"name": "slipway", "hidden": True, "generator": "Ninja",
              "binaryDir": "${sourceDir}/build/${presetName}"}
    return json.dumps({
        "version": 6,
        "cmakeMinimumRequired": {"major": 3, "minor": 25, "patch": 0},
        "configurePresets": [common] + [_configure(preset) for preset in all_presets],
        "buildPresets": [{"name": name, "configurePreset": name} for name in names],
        "testPresets": [{"name": name, "configurePreset": name,
                         "output": {"outputOnFailure": True},
                         "execution": {"jobs": 2, "noTestsAction": "error"}} for name in names],
        "workflowPresets": [{"name": name, "steps": [
            {"type": "configure", "name": name},
            {"type": "build", "name": name},
            {"type": "test", "name": name}]} for name in names],
    }, indent=4) + "\n"


def main() -> int:
    parser = argparse.ArgumentParser(description="Write CMakePresets.json from the board folders.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if it is stale")
    args = parser.parse_args()
    wanted = presets_text()
    try:
        with open(FILE, encoding="utf-8") as file:
            current = file.read()
    except OSError:
        current = ""
    if args.check:
        if current != wanted:
            print("CMakePresets.json does not match the board folders: run tools/presets.py.")
            return 1
        return 0
    if current != wanted:
        with open(FILE, "w", encoding="utf-8") as file:
            file.write(wanted)
    return 0


if __name__ == "__main__":
    sys.exit(main())
