"""Talks to an emulated board: relays bytes between the terminal and the serial port that the
emulator has on its standard input and output. The terminal is raw meanwhile, so that every control
character reaches the board; Ctrl-] leaves.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from typing import List

LEAVE = 0x1D  # Ctrl-]
BOOT_SECONDS = 5.0
QUIET_SECONDS = 1.0


class _RawTerminal:
    """The terminal on standard input in raw mode, if it is one; as it was afterwards."""

    def __enter__(self) -> bool:
        self.saved = None
        if sys.stdin.isatty():
            import termios
            import tty
            self.saved = termios.tcgetattr(0)
            tty.setraw(0)
        return self.saved is not None

    def __exit__(self, *_: object) -> None:
        if self.saved is not None:
            import termios
            termios.tcsetattr(0, termios.TCSADRAIN, self.saved)


def relay(command: List[str]) -> int:
    """Run the emulator until the user leaves or it ends; piped input is typed at the prompt and the
    emulator ended once the board has nothing more to say. Returns the exit code."""
    board = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
                             start_new_session=True)
    assert board.stdin and board.stdout
    # Whoever ends this program ends the emulator too: the exception runs the cleaning up below.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda *_: sys.exit(128 + signal.SIGTERM))
    is_terminal = False
    try:
        with _RawTerminal() as is_terminal:
            if is_terminal:
                os.write(1, b"(Ctrl-] leaves)\r\n")
            left = _relay(board.stdin.fileno(), board.stdout.fileno(), is_terminal)
        return 0 if left else board.wait()
    finally:
        board.kill()
        board.wait()
        if is_terminal:
            print()


def _relay(to_board: int, from_board: int, is_terminal: bool) -> bool:
    """True when the user has left, False when the emulator has ended."""
    # Bytes sent before the firmware has its serial port ready would be lost.
    listening = False
    start = last = time.monotonic()
    at_end = False
    while True:
        now = time.monotonic()
        listening = listening or now - start > BOOT_SECONDS
        sources = [from_board] + ([0] if listening and not at_end else [])
        ready = select.select(sources, [], [], 0.05)[0]
        if from_board in ready:
            data = os.read(from_board, 4096)
            if not data:
                return False
            listening, last = True, time.monotonic()
            os.write(1, data)
        if 0 in ready:
            data = os.read(0, 4096 if is_terminal else 64)
            if not data:
                at_end = True
            if is_terminal and LEAVE in data:
                return True
            _send(to_board, from_board, data if is_terminal else data.replace(b"\n", b"\r"))
            last = time.monotonic()
        if at_end and time.monotonic() - last > QUIET_SECONDS:
            return True


def _send(to_board: int, from_board: int, data: bytes) -> None:
    """Write all of it, taking the board's output meanwhile so that neither side waits for ever."""
    while data:
        readable, writable, _ = select.select([from_board], [to_board], [])
        if readable:
            output = os.read(from_board, 4096)
            if not output:
                return
            os.write(1, output)
        if writable:
            data = data[os.write(to_board, data[:256]):]
