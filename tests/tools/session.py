"""A running firmware to talk to: on the host through a pseudo-terminal, on an emulated board through
the serial port that the emulator has on its standard input and output. Nothing here depends on
timing: every wait is for something to be seen, and has a limit.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import fcntl
import os
import pty
import select
import subprocess
import termios
import time
from typing import Callable, List, Optional

from screen import Screen


class Timeout(Exception):
    """What was waited for was not seen in time, or the program ended before it."""


def _own_terminal() -> None:
    """In the new process: its terminal is the one it is controlled by, as in a terminal window."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Session:
    """A started firmware. `seen` is everything it has sent, `screen` what that looks like."""

    def __init__(self, command: List[str], terminal: bool, cwd: Optional[str] = None,
                 limit: float = 20.0) -> None:
        self.screen = Screen()
        self.seen = bytearray()
        self.limit = limit
        self.ended = False
        environment = dict(os.environ, LC_ALL="C.UTF-8")
        if terminal:
            master, slave = pty.openpty()
            self._process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave,
                                             cwd=cwd, env=environment, start_new_session=True,
                                             preexec_fn=_own_terminal)
            os.close(slave)
            self._input = self._output = master
        else:
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                             cwd=cwd, env=environment, start_new_session=True)
            assert self._process.stdin and self._process.stdout
            self._input = self._process.stdin.fileno()
            self._output = self._process.stdout.fileno()
        os.set_blocking(self._input, False)
        os.set_blocking(self._output, False)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._process.stdin:
            self._process.stdin.close()
            assert self._process.stdout
            self._process.stdout.close()
        else:
            os.close(self._input)

    def _receive(self, seconds: float) -> bool:
        """Take what has arrived, waiting up to `seconds` for it. False when nothing came."""
        if self.ended or not select.select([self._output], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self._output, 65536)
        except BlockingIOError:
            return False
        except OSError:  # a pseudo-terminal whose program has gone
            data = b""
        if not data:
            self.ended = True
            return False
        self.seen += data
        self.screen.feed(data)
        return True

    def wait(self, condition: Callable[[], bool], what: str, limit: Optional[float] = None) -> None:
        """Until condition() holds. Raises Timeout, naming what was waited for."""
        end = time.monotonic() + (limit or self.limit)
        while not condition():
            if self.ended:
                raise Timeout("the program ended while %s was awaited" % what)
            left = end - time.monotonic()
            if left <= 0:
                raise Timeout("%s was not seen within %g s" % (what, limit or self.limit))
            self._receive(min(left, 0.5))

    def wait_for(self, data: bytes, start: int) -> int:
        """Until `data` has been sent at or after offset `start`. Returns the offset behind it."""
        self.wait(lambda: self.seen.find(data, start) >= 0, repr(data))
        return self.seen.find(data, start) + len(data)

    def wait_end(self) -> int:
        """Until the program has ended. Returns its exit code."""
        end = time.monotonic() + self.limit
        while not self.ended and time.monotonic() < end:
            self._receive(0.2)
        try:
            return self._process.wait(max(0.1, end - time.monotonic()))
        except subprocess.TimeoutExpired:
            raise Timeout("the program had not ended after %g s" % self.limit) from None

    def send(self, data: bytes) -> None:
        """All of it, taking what the firmware sends meanwhile so that neither side waits for ever."""
        end = time.monotonic() + self.limit
        while data:
            try:
                data = data[os.write(self._input, data[:1024]):]
            except BlockingIOError:
                if not self._receive(0.05) and time.monotonic() > end:
                    raise Timeout("the firmware does not take its input") from None
            except OSError:
                raise Timeout("the program ended before it was sent its input") from None
            while self._receive(0):
                pass
