"""Makes an emulated board fault, and waits for what it has to say: the fault, the registers, and
then the prompt of a board that has started again. The fault is a jump to where no memory is, made by way
of the emulator's debugger port while the board waits at its prompt.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import re
import shlex
import socket
import struct
import sys
import tempfile
import time
from typing import List

from session import Session, Timeout

NOWHERE = 0x28000000  # no memory and no device on any of the emulated machines
EM_ARM, EM_RISCV = 40, 243  # ELF's names of machines, with the debugger's number of the pc
PC = {EM_ARM: 15, EM_RISCV: 32}


class Debugger:
    """GDB's remote protocol, as much of it as setting a register takes."""

    def __init__(self, path: str, limit: float) -> None:
        self.socket = socket.socket(socket.AF_UNIX)
        self.socket.settimeout(limit)
        self.received = b""
        end = time.monotonic() + limit
        while True:
            try:
                self.socket.connect(path)
                return
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.05)

    def ask(self, packet: str) -> bytes:
        """Send a packet. Returns the answer, which is acknowledged; reports of stops are none."""
        self.socket.sendall(b"$%s#%02x" % (packet.encode(), sum(packet.encode()) & 255))
        while True:
            found = re.search(rb"\$([^#]*)#..", self.received)
            if found:
                self.received = self.received[found.end():]
                self.socket.sendall(b"+")
                if not found.group(1).startswith(b"T"):
                    return found.group(1)
                continue
            part = self.socket.recv(4096)
            if not part:
                raise Timeout("the emulator has closed its debugger port")
            self.received += part

    def jump(self, register: int, address: int) -> None:
        """Set the pc and let go of the emulator, which the connection has stopped."""
        # QEMU lets a register be set by those who have asked which there are.
        self.ask("qXfer:features:read:target.xml:0,ffb")
        answer = self.ask("P%x=%s" % (register, struct.pack("<I", address).hex()))
        if answer != b"OK":
            raise Timeout("the debugger port answered %r" % answer)
        self.ask("D")


def machine(elf: str) -> int:
    with open(elf, "rb") as file:
        return struct.unpack("<18xH", file.read(20))[0]


def provoke(command: List[str], elf: str, limit: float) -> bytes:
    """Returns what was seen from the fault on; Timeout if the board does not start again."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "gdb")
        command = command + ["-gdb", "unix:%s,server=on,wait=off" % path]
        with Session(command, terminal=False, limit=limit) as session:
            session.wait(lambda: session.seen.endswith(b">>> "), "the first prompt")
            start = len(session.seen)
            debugger = Debugger(path, limit)
            debugger.jump(PC[machine(elf)], NOWHERE)
            try:
                start = session.wait_for(b"FAULT: ", start)
                end = session.wait_for(b"MicroPython v", start)
                session.wait_for(b">>> ", end)
            except Timeout as problem:
                raise Timeout("%s; seen %r" % (problem, bytes(session.seen[start:]))) from None
            finally:
                debugger.socket.close()
            return bytes(session.seen[start:end])


def main() -> int:
    parser = argparse.ArgumentParser(description="Make an emulated board fault.")
    parser.add_argument("--elf", required=True, help="the firmware")
    parser.add_argument("--run", required=True, help="command that runs it on an emulator (@ELF@)")
    parser.add_argument("--limit", type=float, default=20.0, help="seconds per wait")
    arguments = parser.parse_args()
    elf = os.path.abspath(arguments.elf)
    command = [word.replace("@ELF@", elf) for word in shlex.split(arguments.run)]
    try:
        report = provoke(command, elf, arguments.limit)
    except Timeout as problem:
        print("FAILED: %s" % problem)
        return 1
    print(report.decode("utf-8", "backslashreplace").replace("\r\n", "\n"))
    if b"pc =%08x" % NOWHERE not in report:
        print("FAILED: the report does not show where the fault was")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
