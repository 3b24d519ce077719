#!/usr/bin/env python3
"""Tests of tools/flash.py with tools that only write down how they were called: which of them is
chosen, what it is told, and what is said when there is none; and of the image for dfu-util.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import contextlib
import io
import json
import os
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import unittest
import zlib
from unittest import mock

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(TOP, "tools"))

import boards  # noqa: E402
import dfu  # noqa: E402
import flash  # noqa: E402

OPENOCD = ["openocd", "-f", "interface/stlink.cfg"]


def preset(cpu: str = "cortex-m4f") -> boards.Preset:
    return mock.Mock(spec=boards.Preset, board=mock.Mock(native=cpu == "host", dir="boards/mine", title="Mine"),
                     **{"debug": False})


class Dfu(unittest.TestCase):
    def test_image(self) -> None:
        """The fields of a DfuSe file (UM0391): prefix, target, element, and the suffix with its checksum."""
        image = dfu.dfu_image(0x08000000, b"firmware")
        self.assertEqual(image[:5], b"DfuSe")
        self.assertEqual(struct.unpack_from("<I", image, 6)[0], len(image) - 16)
        self.assertEqual(image[11:17], b"Target")
        self.assertEqual(struct.unpack_from("<II", image, 11 + 274), (0x08000000, 8))
        self.assertEqual(image[-8:-4], b"UFD\x10")
        self.assertEqual(struct.unpack("<I", image[-4:])[0], ~zlib.crc32(image[:-4]) & 0xFFFFFFFF)


class Flash(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.build = folder.name
        self.bin = os.path.join(folder.name, "bin")
        self.log = os.path.join(folder.name, "log")
        os.mkdir(self.bin)
        path = mock.patch.dict(os.environ, {"PATH": f"{self.bin}:/bin"})
        path.start()
        self.addCleanup(path.stop)
        with open(os.path.join(self.build, "firmware.ld"), "w", encoding="utf-8") as file:
            file.write("MEMORY\n{\n    FLASH (rx) : ORIGIN = 0x08000000, LENGTH = 64K\n}\n")
        self.preset = preset()
        self.preset.name = "mine"

    def facts(self, **said: object) -> None:
        facts = {"elf": "/b/firmware.elf", "run": [], "flash": [], "debug": [], **said}
        with open(os.path.join(self.build, "slipway.json"), "w", encoding="utf-8") as file:
            json.dump(facts, file)

    def install(self, name: str, code: int = 0) -> None:
        path = os.path.join(self.bin, name)
        with open(path, "w", encoding="utf-8") as file:
            file.write(f'#!/bin/sh\necho "{name} $*" >> {self.log}\nexit {code}\n')
        os.chmod(path, 0o755)

    def flashed(self) -> str:
        with contextlib.redirect_stdout(io.StringIO()):
            self.assertEqual(flash.flash(self.preset, self.build), 0)
        with open(self.log, encoding="utf-8") as file:
            return file.read()

    def test_the_boards_own(self) -> None:
        self.facts(flash=["dfu-util", "-a", "0", "-D", "/b/firmware.dfu"], debug=OPENOCD)
        for name in flash.TOOLS:
            self.install(name)
        self.assertEqual(self.flashed(), "dfu-util -a 0 -D /b/firmware.dfu\n")

    def test_openocd_instead(self) -> None:
        self.facts(flash=["dfu-util", "-a", "0", "-D", "/b/firmware.dfu"], debug=OPENOCD)
        self.install("openocd")
        self.assertEqual(self.flashed(), "openocd -f interface/stlink.cfg "
                         "-c program /b/firmware.elf verify reset exit\n")

    def test_st_flash_instead(self) -> None:
        self.facts(flash=[*OPENOCD, "-c", "program /b/firmware.elf"], debug=OPENOCD)
        self.install("st-flash")
        self.assertEqual(self.flashed(), "st-flash --reset write /b/firmware.bin 0x8000000\n")

    def test_none_installed(self) -> None:
        self.facts(flash=[*OPENOCD, "-c", "program"], debug=OPENOCD)
        with self.assertRaisesRegex(flash.Mistake, r"^Mine is flashed with openocd or st-flash, which is not "
                                    r"installed: install the package openocd\.$"):
            flash.flash(self.preset, self.build)

    def test_not_declared(self) -> None:
        self.facts()
        with self.assertRaisesRegex(flash.Mistake, r"boards/mine/board\.cmake does not say how the board is flashed"):
            flash.flash(self.preset, self.build)

    def test_fails(self) -> None:
        self.facts(flash=OPENOCD)
        self.install("openocd", 1)
        with contextlib.redirect_stdout(io.StringIO()):
            with self.assertRaisesRegex(flash.Mistake, "openocd could not write the firmware to Mine; see above"):
                flash.flash(self.preset, self.build)

    def test_host(self) -> None:
        host = preset("host")
        host.name = "host"
        with self.assertRaisesRegex(flash.Mistake, r"\./slipway run host runs it"):
            flash.flash(host, self.build)

    def test_server(self) -> None:
        self.facts(run=["qemu-system-arm", "-chardev", "stdio,id=console,signal=off", "-kernel", "/b/firmware.elf"],
                   debug=OPENOCD)
        self.assertEqual(flash.server(self.preset, self.build, 1234, False), [
            "qemu-system-arm", "-chardev", "pty,id=console", "-kernel", "/b/firmware.elf", "-S", "-gdb",
            "tcp:127.0.0.1:1234"])
        self.assertEqual(flash.server(self.preset, self.build, 1234, True), [*OPENOCD, "-c", "gdb_port 1234"])
        self.facts()
        with self.assertRaisesRegex(flash.Mistake, "does not say how the board is debugged"):
            flash.server(self.preset, self.build, 1234, True)

    @unittest.skipUnless(os.path.exists("/proc/net/tcp"), "connections are those of Linux's table")
    def test_gone(self) -> None:
        """A server ends when gdb has left, however short its visit was; an earlier one is none."""
        with socket.socket() as server, subprocess.Popen(["sleep", "60"]) as other:
            server.bind(("127.0.0.1", 0))
            server.listen()
            port = server.getsockname()[1]

            def visit() -> None:
                with socket.create_connection(("127.0.0.1", port)):
                    server.accept()[0].close()

            visit()
            earlier = flash.clients(port)
            waiting = threading.Thread(target=flash.wait_gone, args=(port, other, earlier), daemon=True)
            waiting.start()
            waiting.join(0.5)
            self.assertTrue(waiting.is_alive())
            visit()
            waiting.join(20)
            self.assertFalse(waiting.is_alive())
            other.terminate()


if __name__ == "__main__":
    unittest.main()
