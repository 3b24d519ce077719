"""Brings a firmware to a board, with the command that the board declares or another tool that can
do the same, and debugs it with gdb: the program itself, QEMU's machine, or a board behind openocd.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from typing import Any, Dict, List, Optional, Set, Tuple

import boards

TOOLS = ("openocd", "st-flash", "dfu-util")


class Mistake(Exception):
    """What the user has to hear, in one sentence."""


def facts(build: str) -> Dict[str, Any]:
    with open(os.path.join(build, "slipway.json"), encoding="utf-8") as file:
        return json.load(file)


def commands(build: str) -> List[List[str]]:
    """What can write the firmware, the board's own command first. An image for another tool is no
    guess: openocd's configuration and the address are those the board states."""
    said = facts(build)
    found = [said["flash"]] if said["flash"] else []
    elf, image = said["elf"], os.path.splitext(said["elf"])[0]
    debug = said["debug"]
    if found and debug[:1] == ["openocd"] and found[0][0] != "openocd":
        found.append([*debug, "-c", f"program {elf} verify reset exit"])
    origin = flash_origin(build)
    probe = " ".join([*debug, *said["flash"]])
    if found and origin is not None and ("stlink" in probe or "stm32f4discovery" in probe):
        found.append(["st-flash", "--reset", "write", f"{image}.bin", hex(origin)])
    return found


def flash_origin(build: str) -> Optional[int]:
    """Where the board's linker script puts the image."""
    try:
        with open(os.path.join(build, "firmware.ld"), encoding="utf-8") as file:
            for line in file:
                words = line.replace("=", " ").replace(",", " ").split()
                if words and words[0] == "FLASH" and "ORIGIN" in words:
                    return int(words[words.index("ORIGIN") + 1], 0)
    except OSError:
        pass
    return None


def flash(preset: boards.Preset, build: str) -> int:
    if preset.board.native:
        raise Mistake(f"{preset.name} is this machine and has no flash to write: ./slipway run {preset.name} runs it.")
    known = commands(build)
    if not known:
        raise Mistake(f"{preset.board.dir}/board.cmake does not say how the board is flashed: add "
                      "set(BOARD_FLASH openocd -f ... -c \"program @ELF@ verify reset exit\"), dfu-util or st-flash.")
    for command in known:
        if shutil.which(command[0]):
            print(" ".join(command), flush=True)
            code = subprocess.run(command, check=False).returncode
            if code:
                raise Mistake(f"{command[0]} could not write the firmware to {preset.board.title}; see above.")
            return 0
    names = " nor ".join(dict.fromkeys(command[0] for command in known))
    packages = {"st-flash": "stlink-tools"}
    raise Mistake(f"{preset.board.title} is flashed with {names.replace(' nor ', ' or ')}, which is not installed: "
                  f"install the package {packages.get(known[0][0], known[0][0])}.")


# ---- debugging -------------------------------------------------------------------------------------

def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def server(preset: boards.Preset, build: str, port: int, probe: bool) -> List[str]:
    """The command of gdb's other end: QEMU that waits for it, or openocd."""
    said = facts(build)
    if preset.board.native:
        raise Mistake(f"{preset.name} is this machine: ./slipway debug {preset.name} needs nobody to serve it.")
    if not probe and said["run"] and said["run"][0].startswith("qemu-"):
        # The console is a terminal of its own, so that gdb keeps this one.
        run = [word.replace("stdio,", "pty,").replace(",signal=off", "") for word in said["run"]]
        return [*run, "-S", "-gdb", f"tcp:127.0.0.1:{port}"]
    if said["debug"]:
        return [*said["debug"], "-c", f"gdb_port {port}"]
    raise Mistake(f"{preset.board.dir}/board.cmake does not say how the board is debugged: add "
                  "set(BOARD_DEBUG openocd -f ...).")


def gdb_command(preset: boards.Preset) -> str:
    names = ["gdb"] if preset.board.native else ["gdb-multiarch", "arm-none-eabi-gdb", "riscv64-unknown-elf-gdb"]
    for name in names:
        if shutil.which(name):
            return name
    raise Mistake(f"gdb is not installed: install the package {names[0]}.")


def debug(preset: boards.Preset, build: str, top: str, gdb_args: List[str], probe: bool = False) -> int:
    script = os.path.join(top, "tools", "gdb", "slipway_gdb.py")
    elf = facts(build)["elf"]
    gdb = [gdb_command(preset), "-q", "-ex", f"set substitute-path ./ {top}/", "-x", script]
    if preset.board.native:
        sys.stdout.flush()
        os.execvp(gdb[0], [*gdb, *gdb_args, "--args", elf])
    port = free_port()
    command = server(preset, build, port, probe)
    if not shutil.which(command[0]):
        raise Mistake(f"{command[0]} is not installed: install it, or run ./slipway setup {preset.name}.")
    # Ctrl-C is for gdb.
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, start_new_session=True) as other:
        try:
            wait_for(port, other, command[0])
            load = [] if command[0].startswith("qemu-") else ["-ex", "monitor reset halt", "-ex", "load"]
            return subprocess.run([*gdb, "-ex", f"target remote 127.0.0.1:{port}", *load, *gdb_args, elf],
                                  check=False).returncode
        finally:
            other.terminate()


def serve(preset: boards.Preset, build: str, port: int, probe: bool) -> int:
    """QEMU or openocd for a gdb that somebody else starts."""
    command = server(preset, build, port, probe)
    if not shutil.which(command[0]):
        raise Mistake(f"{command[0]} is not installed: install it, or run ./slipway setup {preset.name}.")
    with subprocess.Popen(command, stdin=subprocess.DEVNULL) as other:
        try:
            wait_for(port, other, command[0])
            earlier = clients(port)
            print(f"gdb may connect to port {port}", flush=True)
            wait_gone(port, other, earlier)
            return other.poll() or 0
        finally:
            other.terminate()


LISTENS, CONNECTED = "0A", "01"


def connections(port: int) -> List[Tuple[str, str]]:
    """The other end and the state of the kernel's connections that have that port on this machine at either
    end, also of those just closed; the listener among them. Raises OSError where there is no such table."""
    found, here = [], f"0100007F:{port:04X}"
    with open("/proc/net/tcp", encoding="ascii") as file:
        for line in file:
            words = line.split()
            if here in words[1:3]:
                found.append((words[2] if words[1] == here else words[1], words[3]))
    return found


def clients(port: int) -> Set[str]:
    try:
        return {client for client, state in connections(port) if state != LISTENS}
    except OSError:
        return set()


def wait_gone(port: int, other: "subprocess.Popen[bytes]", earlier: Set[str]) -> None:
    """Until gdb has been there and gone, or the server has ended; earlier connections, which the kernel remembers
    for a while, do not count. A server goes on when gdb leaves without ending it, but with the firmware of then."""
    while other.poll() is None:
        try:
            states = [state for client, state in connections(port) if state != LISTENS and client not in earlier]
        except OSError:
            other.wait()
            return
        if states and CONNECTED not in states:
            return
        time.sleep(0.1)


def wait_for(port: int, other: "subprocess.Popen[bytes]", name: str) -> None:
    if name.startswith("qemu-"):
        # It accepts one connection, which is gdb's: wait for its port in the kernel's table.
        def is_open() -> bool:
            try:
                return any(state == LISTENS for _, state in connections(port))
            except OSError:
                time.sleep(0.5)
                return True
    else:
        def is_open() -> bool:
            with socket.socket() as tried:
                return tried.connect_ex(("127.0.0.1", port)) == 0
    until = time.monotonic() + 10
    while not is_open():
        if other.poll() is not None:
            raise Mistake(f"{name} ended before gdb could connect to it; see above.")
        if time.monotonic() > until:
            raise Mistake(f"{name} does not answer on port {port}.")
        time.sleep(0.05)
    sys.stdout.flush()
