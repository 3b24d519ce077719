#!/usr/bin/env python3
"""What ./slipway new begins configures, builds and reaches the prompt before a line is edited, as
docs/boards.md says, is listed and has its presets; each mistake on its command line is answered
with one sentence.

    test_new.py TREE

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import glob
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import Dict, List, Tuple

TREE = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
sys.path.insert(0, os.path.join(TREE, "tests", "tools"))
sys.path.insert(0, os.path.join(TREE, "tools"))

import new  # noqa: E402
from session import Session  # noqa: E402

GUIDE = os.path.join(TREE, "docs", "boards.md")
ARM = shutil.which("arm-none-eabi-gcc") and shutil.which("qemu-system-arm")


def run(*command: str, cwd: str) -> Tuple[int, str, str]:
    done = subprocess.run(command, cwd=cwd, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          text=True, check=False, timeout=250)
    return done.returncode, done.stdout, done.stderr


def read(path: str) -> str:
    with open(path, encoding="utf-8") as file:
        return file.read()


def files_of(folder: str) -> Dict[str, str]:
    """The files below a folder, hidden ones too, with their text."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            found[os.path.relpath(path, folder)] = read(path)
    return found


class Folder(unittest.TestCase):
    """A folder outside the tree."""

    tree = TREE

    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp(prefix="slipway new ")
        self.addCleanup(shutil.rmtree, self.folder)
        # The user's own presets are not the tests' business.
        presets = tempfile.NamedTemporaryFile(suffix=".json")
        self.addCleanup(presets.close)
        presets.write(b'{"version": 6}')
        presets.flush()
        os.environ["SLIPWAY_USER_PRESETS"] = presets.name

    def new(self, *arguments: str) -> str:
        """What ./slipway new prints; it has to succeed and to leave no placeholder."""
        code, output, errors = run(os.path.join(self.tree, "slipway"), "new", *arguments,
                                   cwd=self.folder)
        self.assertEqual((code, errors), (0, ""), output + errors)
        return output

    def write(self, name: str, text: str) -> None:
        path = os.path.join(self.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    def configure(self, *definitions: str) -> Tuple[int, str]:
        code, output, errors = run("cmake", "-S", self.tree, "-B", "build", "-G", "Ninja",
                                   *definitions, cwd=self.folder)
        return code, output + errors

    def build(self, *definitions: str) -> str:
        """What configuring printed; it has to build without a warning."""
        code, configured = self.configure(*definitions)
        self.assertEqual(code, 0, configured)
        code, output, errors = run("cmake", "--build", "build", "--parallel", "1", "--target",
                                   "firmware", cwd=self.folder)
        self.assertEqual(code, 0, output + errors)
        self.assertNotIn("warning", output + errors)
        return configured

    def play(self, command: List[str], terminal: bool, *lines: Tuple[str, str]) -> None:
        """Type each line at the prompt and wait for its answer."""
        with Session(command, terminal=terminal, cwd=self.folder, limit=60) as session:
            at = session.wait_for(b">>> ", 0)
            for line, answer in lines:
                session.send(line.encode() + b"\r")
                at = session.wait_for(b"\n" + answer.encode(), at)
                at = session.wait_for(b">>> ", at)


class Scaffolds(Folder):
    def test_guide(self) -> None:
        """docs/boards.md, from nothing to the prompt in QEMU."""
        if not ARM:
            self.skipTest("there is no arm-none-eabi-gcc or no qemu-system-arm")
        guide = re.findall(r"^```(sh|text session)\n(.*?)^```$", read(GUIDE),
                           re.MULTILINE | re.DOTALL)
        script = "".join(text for language, text in guide if language == "sh")
        done = subprocess.run(["bash", "-e", "-c", script], cwd=self.folder, timeout=280,
                              env=dict(os.environ, SLIPWAY=TREE, CMAKE_BUILD_PARALLEL_LEVEL="1"),
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.assertEqual(done.returncode, 0, done.stdout)
        for seen in ("new board my_board --soc mychip --dir .", "  mychip.h:", "  board.cmake:",
                     "run --board-dir myboard\n", "fill in: BOARD_TITLE, BOARD_FLASH, BOARD_DEBUG"):
            self.assertIn(seen, done.stdout)
        self.assertNotIn("warning:", done.stdout)
        self.folder = os.path.join(self.folder, "evening")
        build = os.path.join(self.folder, "build")

        # The session's `slipway run` would build in the tree; this is what it starts.
        session = next(text for language, text in guide if language == "text session")
        lines = session.rstrip().split("\n")
        self.assertRegex(lines[0], r"^\$ .*/slipway run --board-dir myboard --port minimal$")
        banner = lines[1].split(";")[1]  # what follows the date
        typed = [(line[4:], answer) for line, answer in zip(lines[2::2], lines[3::2])]
        self.assertTrue(typed)
        machine = json.loads(read(os.path.join(build, "slipway.json")))["run"]
        with Session(machine, terminal=False, cwd=self.folder, limit=60) as board:
            at = board.wait_for(banner.encode() + b"\r\n>>> ", 0)
            for line, answer in typed:
                board.send(line.encode() + b"\r")
                at = board.wait_for(b"\n" + answer.encode() + b"\r\n>>> ", at)

        # What is to be filled in was told.
        code, output, errors = run("cmake", build, cwd=self.folder)
        self.assertEqual(code, 0, errors)
        self.assertNotIn("fill in", output + errors)

    def test_facts_of_the_guide(self) -> None:
        """Its table has a line for every fact, in the order of cmake/board.cmake."""
        cmake = read(os.path.join(TREE, "cmake", "board.cmake"))
        facts = re.search(r"set\(MP_BOARD_FACTS\s+([A-Z_\s]+)\)", cmake)
        assert facts
        listed = re.findall(r"^\| `BOARD_(\w+)` \|", read(GUIDE), re.MULTILINE)
        self.assertEqual(listed, facts.group(1).split())

    def test_port_and_module(self) -> None:
        output = self.new("port", "myport", "--dir", "some/where")
        self.assertIn("run host --port-dir some/where/myport\n", output)
        output = self.new("module", "mymodule", "--dir", ".")
        self.assertIn("run host --module mymodule\n", output)
        self.build("-DMP_BOARD=host",
                   "-DMP_PORT_DIR=" + os.path.join(self.folder, "some/where/myport"),
                   "-DUSER_C_MODULES=" + os.path.join(self.folder, "mymodule"))
        self.play([os.path.join(self.folder, "build", "firmware.elf")], True,
                  ("import mymodule", ""), ("mymodule.add(2, 40)", "42\r"),
                  ("mymodule.__name__", "'mymodule'\r"))

    def test_variant(self) -> None:
        """Of a board: what it does not say is that board's."""
        output = self.new("board", "myhost", "--base", "host", "--dir", ".")
        self.assertIn("run --board-dir myhost\n", output)
        self.build("-DMP_BOARD_DIR=" + os.path.join(self.folder, "myhost"), "-DMP_PORT=minimal",
                   "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_C_FLAGS=-O1")
        with Session([os.path.join(self.folder, "build", "firmware.elf")], terminal=True,
                     cwd=self.folder) as session:
            session.wait_for(b"; myhost with ", 0)
        # One beside it may be the base, too; its ports are the variant's.
        self.new("board", "tiny", "--soc", "nrf51", "--dir", ".")
        output = self.new("board", "tinier", "--base", "tiny", "--dir", ".")
        self.assertIn("run --board-dir tinier --port minimal\n", output)

    def test_every_processor_and_soc(self) -> None:
        """Nothing is left unfilled, and the tools can read each board."""
        for number, cpu in enumerate(new.MACHINES):
            with self.subTest(cpu=cpu):
                self.new("soc", f"chip{number}", "--cpu", cpu, "--dir", ".")
                self.new("board", f"board{number}", "--soc", f"chip{number}", "--dir", ".")
        for soc in glob.glob(os.path.join(TREE, "boards", "soc", "*", "scaffold")):
            name = os.path.basename(os.path.dirname(soc))
            self.new("board", f"on_{name}", "--soc", name, "--dir", ".")
            self.new("board", f"like_{name}", "--base", f"on_{name}", "--dir", ".")
        for name, text in files_of(self.folder).items():
            left = set(re.findall(r"\{\{(\w+)\}\}", text))
            self.assertLessEqual(left, {"board", "soc_path"} if "scaffold" in name else set(), name)
            self.assertIn("SPDX-License-Identifier: MIT", text, name)
            self.assertFalse([line for line in text.split("\n") if len(line) > 100], name)
        folders = sorted(glob.glob(os.path.join(self.folder, "*", "board.cmake")))
        dirs = ";".join(os.path.dirname(path) for path in folders)
        code, output, errors = run("cmake", f"-DBOARD_DIRS={dirs}", "-DOUTPUT=facts.json", "-P",
                                   os.path.join(TREE, "cmake", "facts.cmake"), cwd=self.folder)
        self.assertEqual(code, 0, output + errors)
        self.assertGreaterEqual(len(folders), len(new.MACHINES) + 8)

    def test_memory_to_fill_in(self) -> None:
        """A SoC folder without scaffold/ gives no memories: configuring asks for them, and goes on
        once they are there."""
        if not ARM:
            self.skipTest("there is no arm-none-eabi-gcc")
        self.write("bare_chip/soc.cmake", "list(APPEND BOARD_SOC cortex_m)\n")
        self.write("bare_chip/irqs.h", "IRQ(0, UART)\n")
        self.new("board", "bare_board", "--soc", "bare_chip", "--cpu", "m4", "--dir", ".")
        board = "-DMP_BOARD_DIR=" + os.path.join(self.folder, "bare_board")
        code, output = self.configure(board, "-DMP_PORT=minimal")
        self.assertNotEqual(code, 0)
        self.assertEqual(output.count("CMake Error"), 1, output)
        self.assertRegex(" ".join(output.split()), r"fill in BOARD_MEMORY from the memory map")
        path = os.path.join(self.folder, "bare_board", "board.cmake")
        text = read(path)
        self.assertEqual(text.count("FILL IN: origin and length"), 2)
        text = re.sub(r"FILL IN: origin and length, as in ", "", text)
        self.write("bare_board/board.cmake", text)
        code, output = self.configure(board, "-DMP_PORT=minimal")
        self.assertEqual(code, 0, output)


class InTree(Folder):
    """In a copy of the tree as far as scaffolds write into it."""

    def setUp(self) -> None:
        super().setUp()
        self.tree = os.path.join(self.folder, "tree")
        os.mkdir(self.tree)
        for name in os.listdir(TREE):
            source, target = os.path.join(TREE, name), os.path.join(self.tree, name)
            if name in ("boards", "ports", "modules", "tools", "cmake"):
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            elif name in ("slipway", "CMakeLists.txt", "CMakePresets.json"):
                shutil.copy(source, target)
            elif name in ("py", "extmod", "shared", "toolchains", "tests"):
                os.symlink(source, target)

    def test_listed_with_presets(self) -> None:
        self.new("soc", "newchip", "--cpu", "cortex-m4f")
        self.assertIn("run newboard\n", self.new("board", "newboard", "--soc", "newchip"))
        self.assertIn("run smallboard-minimal\n", self.new("board", "smallboard", "--soc", "nrf51"))
        self.assertIn("run variant-minimal\n", self.new("board", "variant", "--base", "microbit"))
        self.assertIn("run host-newport\n", self.new("port", "newport"))
        self.new("module", "newmodule")
        for path in ("boards/soc/newchip/newchip.c", "boards/newboard/board.c",
                     "ports/newport/main.c", "modules/newmodule/newmodule.c"):
            self.assertTrue(os.path.exists(os.path.join(self.tree, path)), path)
        slipway = os.path.join(self.tree, "slipway")
        _, output, _ = run(slipway, "boards", cwd=self.tree)
        self.assertRegex(output, r"newboard .*\n +presets: newboard newboard-minimal\n")
        self.assertRegex(output, r"smallboard .*\n +presets: smallboard-minimal\n")
        self.assertRegex(output, r"variant .*\n +presets: variant-minimal\n")
        self.assertRegex(output, r"host .*\n +presets: host .*host-newport")
        _, output, _ = run(slipway, "ports", cwd=self.tree)
        self.assertRegex(output, r"newport .*\n +presets: host-newport\n")
        self.assertRegex(output, r"minimal .*\n +presets: .*newboard-minimal")
        check = run(sys.executable, os.path.join(self.tree, "tools", "presets.py"), "--check",
                    cwd=self.tree)
        self.assertEqual(check[0], 0, check)
        code, output, errors = run("cmake", "--preset", "host-newport", cwd=self.tree)
        self.assertEqual(code, 0, output + errors)
        # What looks into a firmware takes one from outside the tree, too.
        self.new("board", "beside", "--base", "host", "--dir", self.folder)
        code, output, errors = run(slipway, "options", "--board-dir", os.path.join(self.folder, "beside"),
                                   "--port", "minimal", "MICROPY_HW_BOARD_NAME", cwd=self.tree)
        self.assertEqual((code, errors), (0, ""))
        self.assertRegex(output, r"MICROPY_HW_BOARD_NAME = .beside.  \[.*beside/mpconfigboard.h:")


    def test_presets_outside(self) -> None:
        """What is begun outside the tree is listed and has presets, beside what the user keeps in that file."""
        del os.environ["SLIPWAY_USER_PRESETS"]
        file = os.path.join(self.tree, "CMakeUserPresets.json")
        own = {"name": "own", "inherits": "host", "cacheVariables": {"CMAKE_BUILD_TYPE": "Debug"}}
        with open(file, "w", encoding="utf-8") as out:
            json.dump({"version": 6, "configurePresets": [own]}, out)
        slipway = os.path.join(self.tree, "slipway")
        output = self.new("board", "myboard", "--base", "host", "--dir", self.folder)
        self.assertIn("CMakeUserPresets.json: myboard", output)
        self.new("port", "myport", "--dir", self.folder)
        self.assertIn(own, json.loads(read(file))["configurePresets"])
        _, output, _ = run(slipway, "boards", cwd=self.tree)
        self.assertRegex(output, r"\nmyboard .*\n +presets: myboard .*myboard-minimal.*\n")
        _, output, _ = run(slipway, "ports", cwd=self.tree)
        self.assertRegex(output, r"\nmyport .*\n +presets: host-myport\n")
        # CMake and ./slipway know them by name.
        code, output, errors = run("cmake", "--preset", "host-myport", cwd=self.tree)
        self.assertEqual(code, 0, output + errors)
        code, output, errors = run(slipway, "options", "myboard-minimal", "MICROPY_HW_BOARD_NAME", cwd=self.tree)
        self.assertEqual((code, errors), (0, ""))
        self.assertRegex(output, r"MICROPY_HW_BOARD_NAME = .myboard.")
        # A second one of that name gets none; one that is wrong or gone troubles nobody.
        os.mkdir(os.path.join(self.folder, "other"))
        output = self.new("board", "myboard", "--base", "host", "--dir", os.path.join(self.folder, "other"))
        self.assertIn("No preset was kept: there is a preset named myboard already", output)
        with open(os.path.join(self.folder, "myboard", "board.cmake"), "a", encoding="utf-8") as out:
            out.write("set(BOARD_CPU z80)\n")
        code, output, errors = run(slipway, "boards", cwd=self.tree)
        self.assertEqual((code, errors.count("\n")), (0, 1), errors)
        self.assertRegex(errors, r"\Aslipway: the presets of \S.*/myboard are left out: .*'z80'")
        shutil.rmtree(os.path.join(self.folder, "myboard"))
        code, output, errors = run(slipway, "boards", cwd=self.tree)
        self.assertEqual((code, errors), (0, ""))
        self.assertNotIn("myboard", output)


class Outside(Folder):
    def test_every_command_that_looks_into_a_firmware(self) -> None:
        """Knows of --board-dir, --port-dir, --port and --module."""
        slipway = os.path.join(TREE, "slipway")
        for command in ("run", "build", "size", "options", "stack", "picture", "flash", "debug"):
            code, output, errors = run(slipway, command, "--board-dir", "nowhere", "--port", "minimal",
                                       "--module", "x", cwd=self.folder)
            self.assertEqual((code, output), (1, ""), errors)
            self.assertEqual(errors, f"slipway: {os.path.realpath(self.folder)}/nowhere has no board.cmake: name a "
                             "board's folder.\n", command)
        for command, word in ((["run", "host", "--port", "minimal", "x"], "x"),
                              (["stack", "--sizes", "host"], "--sizes")):
            code, output, errors = run(slipway, *command, cwd=self.folder)
            self.assertEqual((code, output), (2, ""), errors)
            self.assertIn(f"error: {command[0]} does not know {word}: slipway {command[0]} --help", errors)
        for command in (["run", "host", "--board-dir", "x"], ["options"], ["debug", "--serve", "99999"],
                        ["stack"], ["flash"],
                        ["size", "host", "microbit-minimal", "--port", "minimal"]):
            code, output, errors = run(slipway, *command, cwd=self.folder)
            self.assertEqual((code, output), (1, ""), errors)
            self.assertRegex(errors, r"\Aslipway: [^\n]*"
                             r"(two boards|say of which|no port for gdb|make one build)[^\n]+\.\n\Z")


class Mistakes(Folder):
    def refused(self, *arguments: str) -> str:
        """The sentence that it is answered with; nothing was written."""
        before = files_of(self.folder)
        code, output, errors = run(os.path.join(TREE, "slipway"), "new", *arguments, "--dir", ".",
                                   cwd=self.folder)
        self.assertEqual((code, output), (1, ""), errors)
        self.assertRegex(errors, r"\Aslipway: [^\n]+[.?]\n\Z")
        self.assertLess(len(errors), 300 + len(self.folder))
        self.assertEqual(files_of(self.folder), before)
        return errors

    def test_names(self) -> None:
        for name in ("MyPort", "my-port", "9lives", "a" * 33, "", "_x", "naïve", "../x", "x\n"):
            self.assertIn("lower-case letter", self.refused("port", name), name)
        for kind, name in (("port", "while"), ("module", "import"), ("module", "union")):
            self.assertIn("word of C or Python", self.refused(kind, name))
        self.assertIn("uses it itself", self.refused("port", "debug"))
        self.assertIn("uses it itself", self.refused("soc", "string", "--cpu", "cortex-m3"))

    def test_names_taken(self) -> None:
        self.assertIn("a board named 'host'", self.refused("board", "host", "--soc", "stm32f4"))
        self.assertIn("a port named 'minimal'", self.refused("port", "minimal"))
        self.assertIn("a soc named 'mps2'", self.refused("soc", "mps2", "--cpu", "cortex-m3"))
        self.assertIn("a module named 'math'", self.refused("module", "math"))

    def test_existing_folder(self) -> None:
        self.write("precious/notes.txt", "keep\n")
        self.assertIn("exists already", self.refused("port", "precious"))
        self.write("file", "keep\n")
        self.assertIn("exists already", self.refused("module", "file"))

    def test_folder_that_cannot_be(self) -> None:
        self.write("file", "keep\n")
        code, _, errors = run(os.path.join(TREE, "slipway"), "new", "port", "mine", "--dir", "file",
                              cwd=self.folder)
        self.assertEqual(code, 1)
        self.assertRegex(errors, r"\Aslipway: .*cannot be written: .*\.\n\Z")

    def test_unknown_soc(self) -> None:
        self.assertRegex(self.refused("board", "mine", "--soc", "stm32f5"), r"'stm32f5'.*stm32f4\?")
        self.assertRegex(self.refused("board", "mine", "--soc", "qqq"), "there are .*nrf51.*stm32")
        self.assertRegex(self.refused("board", "mine", "--soc", "no/where"), r"'no/where'")

    def test_base(self) -> None:
        self.assertRegex(self.refused("board", "mine", "--base", "hots"), r"'hots': did you mean host")
        self.assertRegex(self.refused("board", "mine", "--base", "host_m32"), r"variant itself, of host: say")
        self.assertIn("leave --cpu away", self.refused("board", "mine", "--base", "host", "--cpu", "m4"))

    def test_unknown_cpu(self) -> None:
        self.assertRegex(self.refused("soc", "mine", "--cpu", "cortex-m44f"), "mean .*cortex-m4f")
        self.assertRegex(self.refused("soc", "mine", "--cpu", "z80"), r"there are .*rv32imac")

    def test_cpu_of_a_board(self) -> None:
        self.write("chip/soc.cmake", "\n")
        self.assertIn("add --cpu", self.refused("board", "mine", "--soc", "chip"))
        self.assertIn("leave --cpu away",
                      self.refused("board", "mine", "--soc", "stm32f4", "--cpu", "cortex-m4f"))


if __name__ == "__main__":
    unittest.main()
