#!/usr/bin/env python3
"""Tests of what the tree has for editors: VS Code's files name programs, tasks and settings that there are, and
their launch configurations do what they promise when a debugger follows them the way cppdbg does; clangd finds
nothing wrong with sources of the build.

    test_editor.py PRESET     replays the configuration "Host" for a preset of this machine, "QEMU" for others

Tests that need a program which is not installed say so and are left out.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from typing import Any, Dict, List

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PRESET = sys.argv.pop(1) if len(sys.argv) > 1 else "host"
NATIVE = PRESET.startswith("host")
LIMIT = 120

# What the extensions and VS Code accept, of the settings that are used; and the languages of files that they know.
SETTINGS = {"cmake.useCMakePresets": ("always", "never", "auto"), "C_Cpp.intelliSenseEngine": ("default", "disabled")}
LANGUAGES = {"c": "", "cpp": "", "python": "", "json": "", "shellscript": "", "cmake": "ms-vscode.cmake-tools"}
TYPES = {"cppdbg": "ms-vscode.cpptools"}

PROGRAM = "def inner(v):\n    len(v)\ndef outer(v):\n    inner(v)\nouter([1, 'text'])\n"


def read(name: str) -> Dict[str, Any]:
    """JSON with comments, which may hold what looks like one in texts."""
    with open(os.path.join(TOP, ".vscode", name), encoding="utf-8") as file:
        text = re.sub(r'("(?:[^"\\]|\\.)*")|//[^\n]*|/\*.*?\*/', lambda found: found.group(1) or "", file.read(),
                      flags=re.S)
    return json.loads(text)


def resolved(text: str, inputs: List[Dict[str, str]]) -> str:
    """With VS Code's variables replaced; the preset stands for the board that a person would type."""
    text = text.replace("${workspaceFolder}", TOP)
    for entry in inputs:
        value = PRESET if entry["id"] in ("board", "preset") else entry["default"]
        text = text.replace("${input:%s}" % entry["id"], value)
    if "${" in text:
        raise AssertionError(f"what is meant by {text!r}?")
    return text


def door() -> Any:
    """The program slipway, as a module."""
    loader = importlib.machinery.SourceFileLoader("slipway_door", os.path.join(TOP, "slipway"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("slipway_door", loader))
    sys.modules[loader.name] = module
    sys.dont_write_bytecode = True
    loader.exec_module(module)
    return module


class Files(unittest.TestCase):
    def setUp(self) -> None:
        self.tasks = {task["label"]: task for task in read("tasks.json")["tasks"]}
        self.launch = read("launch.json")
        self.extensions = read("extensions.json")["recommendations"]

    def test_tasks(self) -> None:
        """Command lines that slipway's parser accepts, for presets that there are."""
        slipway = door()
        inputs = read("tasks.json")["inputs"]
        for entry in inputs:
            self.assertIn(entry["default"], [preset.name for preset in slipway.all_presets()])
        for task in self.tasks.values():
            words = shlex.split(resolved(task["command"], inputs))
            self.assertEqual(words[0], "./slipway")
            args = slipway.parse(words[1:])
            self.assertTrue(callable(args.function))
            self.assertEqual(bool(task.get("isBackground")), "--serve" in words)

    def test_launch(self) -> None:
        """Tasks before them that build what they start, on the port that they connect to."""
        for config in self.launch["configurations"]:
            self.assertIn(TYPES[config["type"]], self.extensions)
            words = self.tasks[config["preLaunchTask"]]["command"].split()
            self.assertEqual(config["program"], "${workspaceFolder}/build/debug/%s/firmware.elf" % words[2])
            address = config.get("miDebuggerServerAddress")
            self.assertEqual(["--serve", address.rpartition(":")[2]] if address else ["--build"],
                             [word for word in words[3:] if word != "--probe"])
            self.assertEqual("openocd" in config["name"], "--probe" in words)
            for command in config["setupCommands"] + config.get("postRemoteConnectCommands", []):
                for path in re.findall(r"\$\{workspaceFolder\}/([\w./]+)", command["text"]):
                    self.assertTrue(os.path.exists(os.path.join(TOP, path)), path)
        for entry in self.launch["inputs"]:
            # A text that is offered; VS Code puts no variables into it.
            self.assertNotIn("$", entry["default"])
            if entry["id"] == "program":
                self.assertTrue(os.path.exists(os.path.join(TOP, entry["default"])))

    def test_settings(self) -> None:
        settings = read("settings.json")
        for language in settings.pop("files.associations").values():
            self.assertIn(LANGUAGES[language], ["", *self.extensions])
        for name, value in settings.items():
            self.assertIn(value, SETTINGS[name])
        # One of the two answers questions about C.
        self.assertEqual(settings["C_Cpp.intelliSenseEngine"] == "disabled",
                         "llvm-vs-code-extensions.vscode-clangd" in self.extensions)


class Gdb:
    """gdb's machine interface, as cppdbg uses it."""

    def __init__(self, program: str, cwd: str) -> None:
        self.process = subprocess.Popen([program, "-nx", "--interpreter=mi"], cwd=cwd, stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.said: List[str] = []
        self.taken = self.number = 0
        self.arrived = threading.Condition()
        self.listener = threading.Thread(target=self.listen, daemon=True)
        self.listener.start()

    def listen(self) -> None:
        assert self.process.stdout
        for line in self.process.stdout:
            with self.arrived:
                self.said.append(line.rstrip("\n"))
                self.arrived.notify()

    def wait(self, pattern: str) -> str:
        """The next line that begins so."""
        def there() -> bool:
            while self.taken < len(self.said):
                self.taken += 1
                if re.match(pattern, self.said[self.taken - 1]):
                    return True
            return not self.listener.is_alive()

        with self.arrived:
            if not self.arrived.wait_for(there, LIMIT) or not self.listener.is_alive():
                raise AssertionError(f"gdb did not say {pattern}:\n" + "\n".join(self.said))
            return self.said[self.taken - 1]

    def write(self, text: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(text + "\n")
        self.process.stdin.flush()

    def command(self, text: str, answer: str = "done") -> str:
        self.number += 1
        self.write(f"{self.number}{text}")
        line = self.wait(rf"{self.number}\^")
        if not line.startswith(f"{self.number}^{answer}"):
            raise AssertionError(f"{text}: {line}")
        return line

    def console(self, text: str) -> str:
        """What a command typed into VS Code's debug console shows."""
        at = len(self.said)
        self.command(f'-interpreter-exec console "{text}"')
        return "".join(json.loads(line[1:]) for line in self.said[at:] if line.startswith("~"))

    def end(self) -> None:
        assert self.process.stdin and self.process.stdout
        try:
            self.write("-gdb-exit")
            self.process.wait(20)
        except (OSError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        self.listener.join()
        self.process.stdin.close()
        self.process.stdout.close()


class Replay(unittest.TestCase):
    """A launch configuration, step by step: its task, gdb, its commands, a breakpoint in main and one in C that
    Python calls."""

    def setUp(self) -> None:
        launch = read("launch.json")
        name = "Host" if NATIVE else "QEMU"
        self.config = next(config for config in launch["configurations"] if config["name"] == name)
        self.inputs = launch["inputs"]
        self.tasks = read("tasks.json")
        self.gdb_name = self.config.get("miDebuggerPath", "gdb")
        if not shutil.which(self.gdb_name):
            self.skipTest(f"{self.gdb_name} is not installed")

    def value(self, text: str) -> str:
        return resolved(text, self.inputs)

    def begin(self) -> Gdb:
        gdb = Gdb(self.gdb_name, "/")
        self.addCleanup(gdb.end)
        gdb.command(f"-environment-cd {self.value(self.config['cwd'])}")
        for command in self.config["setupCommands"]:
            gdb.command(self.value(command["text"]))
        gdb.command(f"-file-exec-and-symbols {self.value(self.config['program'])}")
        return gdb

    def task(self) -> Dict[str, Any]:
        task = next(task for task in self.tasks["tasks"] if task["label"] == self.config["preLaunchTask"])
        return dict(task, command=resolved(task["command"], self.tasks["inputs"]))

    def main_is(self, line: str) -> None:
        self.assertIn(f'fullname="{TOP}/ports/standard/main.c"', line)

    @unittest.skipUnless(NATIVE, "for this machine")
    def test_host(self) -> None:
        task = self.task()
        done = subprocess.run(task["command"], shell=True, cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        with tempfile.TemporaryDirectory() as folder:
            program = os.path.join(folder, "program.py")
            with open(program, "w", encoding="utf-8") as file:
                file.write(PROGRAM)
            self.assertEqual(self.config["args"], ["${input:program}"])
            gdb = self.begin()
            gdb.command(f"-exec-arguments {program} >/dev/null")
            gdb.command("-break-insert main")
            gdb.command("-break-insert mp_obj_len")
            try:
                gdb.command("-exec-run", "running")
            except AssertionError as error:
                if "Operation not permitted" in str(error) or "Cannot create process" in str(error):
                    self.skipTest("gdb may not start programs here")
                raise
            self.main_is(gdb.wait(r"\*stopped,"))
            while True:
                gdb.command("-exec-continue", "running")
                self.assertIn('reason="breakpoint-hit"', gdb.wait(r"\*stopped,"))
                if "[1, 'text']" in gdb.console("print o"):
                    break
            self.assertEqual(re.findall(r"line (\d+), in (\S+)", gdb.console("py-bt")),
                             [("5", "<module>"), ("4", "outer"), ("2", "inner")])

    @unittest.skipIf(NATIVE, "for emulated boards")
    def test_qemu(self) -> None:
        port = int(self.config["miDebuggerServerAddress"].rpartition(":")[2])
        with socket.socket() as tried:
            try:
                tried.bind(("127.0.0.1", port))
            except OSError:
                self.skipTest(f"somebody has port {port}")
        task = self.task()
        background = task["problemMatcher"]["background"]
        with tempfile.TemporaryFile("w+") as shown:
            served = subprocess.Popen(task["command"], shell=True, cwd=TOP, stdin=subprocess.DEVNULL, stdout=shown,
                                      stderr=subprocess.STDOUT, start_new_session=True)
            try:
                said: List[str] = []
                until = time.monotonic() + LIMIT
                while not any(re.search(background["endsPattern"], line) for line in said):
                    self.assertTrue(served.poll() is None and time.monotonic() < until, said)
                    time.sleep(0.1)
                    said = os.pread(shown.fileno(), 1 << 20, 0).decode().split("\n")
                self.assertRegex(said[0], background["beginsPattern"])
                gdb = self.begin()
                gdb.command(f"-target-select remote {self.config['miDebuggerServerAddress']}", "connected")
                gdb.command("-break-insert main")
                gdb.command("-exec-continue", "running")
                gdb.wait(r"\*stopped,.*reason=\"breakpoint-hit\"")
                self.main_is(gdb.command("-stack-info-frame"))
                self.assertEqual(gdb.console("py-bt"), "No Python code runs.\n")
                gdb.command("-target-detach")
                # Nobody is left for whom the firmware would run.
                served.wait(20)
            finally:
                if served.poll() is None:
                    os.killpg(served.pid, signal.SIGTERM)
                    served.wait()


class Clangd(unittest.TestCase):
    def setUp(self) -> None:
        if not shutil.which("clangd"):
            self.skipTest("clangd is not installed")

    def test_sources(self) -> None:
        port = "ports/standard/host/file.c" if NATIVE else "ports/standard/board/prompt.c"
        board = "boards/host/stdio.c" if NATIVE else "boards/soc/cortex_m/fault.c"
        for path in ("py/obj.c", port, board):
            done = subprocess.run(["clangd", f"--check={TOP}/{path}", f"--compile-commands-dir={TOP}/build/{PRESET}"],
                                  cwd=TOP, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
            self.assertIn(f"{TOP}/{path}", done.stdout)
            self.assertIn("Compile command from CDB is", done.stdout)
            # What it says of a line, or of its configuration; "tweaks" are edits that it tries out.
            wrong = re.findall(r"^[EW]\[.*\] (?:\[.*\] Line .*|.*config.*)$|^.*\.clangd:\d+.*$", done.stdout, re.M)
            self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main()
