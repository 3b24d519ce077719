"""The host's terminal is as it was after the firmware has ended, whatever way it ends; signals and
Ctrl-C end programs as they end CPython's.

    test_terminal.py ELF

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
import unittest
from typing import List

ELF = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
LIMIT = 30.0


def _own_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal(unittest.TestCase):
    def setUp(self) -> None:
        self.master, self.slave = pty.openpty()
        self.addCleanup(os.close, self.master)
        self.addCleanup(os.close, self.slave)
        self.before = termios.tcgetattr(self.slave)
        self.seen = b""

    def start(self, *arguments: str) -> None:
        self.process = subprocess.Popen([ELF, *arguments], stdin=self.slave, stdout=self.slave,
                                        stderr=self.slave, start_new_session=True,
                                        preexec_fn=_own_terminal)
        self.addCleanup(self.process.wait)
        self.addCleanup(self.process.kill)

    def wait_for(self, text: bytes) -> None:
        end = time.monotonic() + LIMIT
        while text not in self.seen:
            left = end - time.monotonic()
            self.assertGreater(left, 0, "%r not seen in %r" % (text, self.seen))
            if select.select([self.master], [], [], left)[0]:
                self.seen += os.read(self.master, 4096)

    def type(self, data: bytes) -> None:
        os.write(self.master, data)

    def ends(self, *codes: int) -> None:
        """With one of the exit codes (-N: by signal N), and the terminal restored."""
        end = time.monotonic() + LIMIT
        while self.process.poll() is None and time.monotonic() < end:
            if select.select([self.master], [], [], 0.05)[0]:
                self.seen += os.read(self.master, 4096)
        while select.select([self.master], [], [], 0)[0]:
            self.seen += os.read(self.master, 4096)
        self.assertIn(self.process.returncode, codes, self.seen)
        self.assertEqual(termios.tcgetattr(self.slave), self.before)

    def test_prompt_is_raw(self) -> None:
        self.start()
        self.wait_for(b">>> ")
        flags = termios.tcgetattr(self.slave)[3]
        self.assertFalse(flags & (termios.ECHO | termios.ICANON))
        self.type(b"\x04")
        self.ends(0)

    def test_sys_exit(self) -> None:
        self.start()
        self.wait_for(b">>> ")
        self.type(b"import sys; sys.exit(5)\r")
        self.ends(5)

    def by_signal(self, number: int) -> None:
        self.start()
        self.wait_for(b">>> ")
        self.process.send_signal(number)
        self.ends(-number, 128 + number)

    def test_sigterm(self) -> None:
        self.by_signal(signal.SIGTERM)

    def test_sighup(self) -> None:
        self.by_signal(signal.SIGHUP)

    def test_sigquit(self) -> None:
        self.by_signal(signal.SIGQUIT)

    def test_sigabrt(self) -> None:
        self.by_signal(signal.SIGABRT)

    def interrupted(self, arguments: List[str]) -> None:
        self.start(*arguments)
        self.wait_for(b"running")
        self.type(b"\x03")
        self.ends(130, -signal.SIGINT)
        self.assertIn(b"KeyboardInterrupt", self.seen)

    def test_ctrl_c_ends_a_command(self) -> None:
        self.interrupted(["-c", "print('running')\nwhile True: pass"])

    def test_ctrl_c_ends_a_sleep(self) -> None:
        self.interrupted(["-c", "import time\nprint('running')\ntime.sleep_ms(600000)"])

    def test_ctrl_c_runs_finally(self) -> None:
        self.start("-c", "try:\n print('running')\n while True: pass\nfinally: print('cleaned up')")
        self.wait_for(b"running")
        self.type(b"\x03")
        self.wait_for(b"cleaned up")
        self.ends(130, -signal.SIGINT)

    def test_exception_in_a_command(self) -> None:
        self.start("-c", "1 // 0")
        self.ends(1)

    def test_sigint_from_outside(self) -> None:
        self.start("-c", "print('running')\nwhile True: pass")
        self.wait_for(b"running")
        self.process.send_signal(signal.SIGINT)
        self.ends(130, -signal.SIGINT)

    def test_output_of_a_command_is_cooked(self) -> None:
        """Lines begin at the left edge."""
        self.start("-c", "print('one')\nprint('two')")
        self.ends(0)
        self.assertIn(b"one\r\ntwo\r\n", self.seen.replace(b"\r\r\n", b"\r\n"))


if __name__ == "__main__":
    unittest.main()
