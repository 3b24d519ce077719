"""Mistakes in a port, a board or a command line stop CMake with one sentence that says what to do.
Those in C modules are test_outside.py's, those the linker sees tests/tools/test_link.py's.

    test_mistakes.py TREE

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import Dict, List, Optional

TREE = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
sys.path.insert(0, os.path.join(TREE, "tools"))

import boards  # noqa: E402

PORT: Dict[str, str] = {
    "CMakeLists.txt": "mp_firmware(firmware SOURCES main.c)\n",
    "main.c": "int main(void) { return 0; }\n",
    "mpconfigport.h": "#define MICROPY_ENABLE_GC (1)\n",
    "mphalport.h": "\n",
}


class Mistakes(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def port(self, **changes: Optional[str]) -> str:
        """A port's folder with PORT's files, of which `changes` replaces some and leaves out others."""
        folder = os.path.join(self.folder, "port")
        os.mkdir(folder)
        files: Dict[str, Optional[str]] = dict(PORT)
        files.update({name.replace("_", "."): text for name, text in changes.items()})
        for name, text in files.items():
            if text is not None:
                with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
                    file.write(text)
        return folder

    def refused(self, arguments: List[str], path: Optional[str] = None) -> str:
        """Configure, which has to fail with one sentence. Returns it."""
        command = [shutil.which("cmake") or "cmake", "-S", TREE, "-B", os.path.join(self.folder, "build"),
                   "-G", "Ninja", "-DCMAKE_MAKE_PROGRAM=" + (shutil.which("ninja") or "ninja"),
                   "-DMP_PYTHON=" + sys.executable] + arguments
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=100,
                              env=dict(os.environ, PATH=path or os.environ["PATH"]))
        output = done.stdout.decode(errors="replace")
        self.assertNotEqual(done.returncode, 0, output)
        errors = re.findall(r"CMake Error.*?:\n\n?((?:  .*\n)+)", output)
        self.assertEqual(len(errors), 1, output)
        sentence = " ".join(errors[0].split())
        self.assertLess(len(sentence), 500, sentence)
        self.assertNotIn("try_compile", output)
        return sentence

    def test_port_without_main(self) -> None:
        folder = self.port(main_c=None)
        self.assertRegex(self.refused(["-DMP_PORT_DIR=" + folder]), r"port.* has no main\.c.*write")

    def test_port_without_cmakelists(self) -> None:
        folder = self.port(CMakeLists_txt=None)
        self.assertRegex(self.refused(["-DMP_PORT_DIR=" + folder]), r"has no CMakeLists\.txt.*mp_firmware")

    def test_port_without_configuration(self) -> None:
        folder = self.port(mpconfigport_h=None)
        self.assertRegex(self.refused(["-DMP_PORT_DIR=" + folder]), r"has no mpconfigport\.h")

    def test_port_folder_missing(self) -> None:
        folder = os.path.join(self.folder, "nowhere")
        self.assertIn(folder, self.refused(["-DMP_PORT_DIR=" + folder]))

    def test_folders_that_tools_take_apart(self) -> None:
        """Letters of all kinds, spaces and brackets are no mistake, and get as far as the next one."""
        for character in "\"';`#$%,":
            folder = os.path.join(self.folder, f"a{character}b")
            os.mkdir(folder)
            for what in ("MP_PORT_DIR", "MP_BOARD_DIR"):
                sentence = self.refused(["-UMP_*_DIR", f"-D{what}={folder}"])
                self.assertIn(f"cannot take a path with {character} in it: rename", sentence)
                self.assertIn(what, sentence)
        folder = os.path.join(self.folder, "ä (b) [c] {d} @e@ f&g:h+i")
        os.mkdir(folder)
        self.assertIn("has no CMakeLists.txt", self.refused(["-UMP_*_DIR", f"-DMP_PORT_DIR={folder}"]))

    def test_unknown_port(self) -> None:
        self.assertRegex(self.refused(["-DMP_PORT=minimul"]), r"'minimul'.*minimal")

    def test_unknown_board(self) -> None:
        sentence = self.refused(["-DMP_BOARD=stm32f4dics", "-DMP_PORT=minimal"])
        self.assertRegex(sentence, r"'stm32f4dics'.*stm32f4disc")

    def test_unlike_any_board(self) -> None:
        self.assertRegex(self.refused(["-DMP_BOARD=zzzzqqqq"]), r"'zzzzqqqq'.*host.*stm32f4disc")

    def board(self, *lines: str, name: str = "board") -> str:
        """A board's folder with these facts."""
        folder = os.path.join(self.folder, name)
        os.mkdir(folder)
        with open(os.path.join(folder, "board.cmake"), "w", encoding="utf-8") as file:
            file.write("\n".join(('set(BOARD_TITLE "A board")',) + lines) + "\n")
        return "-DMP_BOARD_DIR=" + folder

    def test_board_without_cpu(self) -> None:
        self.assertRegex(self.refused([self.board()]), r"does not say BOARD_CPU: add")

    def test_board_with_unknown_cpu(self) -> None:
        sentence = self.refused([self.board("set(BOARD_CPU cortex-m44f)")])
        self.assertRegex(sentence, r"'cortex-m44f'.*did you mean.*cortex-m4f")

    def test_board_with_unknown_soc(self) -> None:
        sentence = self.refused([self.board("set(BOARD_CPU cortex-m4f)", "set(BOARD_SOC stm32f5)")])
        self.assertRegex(sentence, r"'stm32f5'.*did you mean stm32f4")

    def test_board_with_unknown_base(self) -> None:
        sentence = self.refused([self.board("set(BOARD_BASE hosts)")])
        self.assertRegex(sentence, r"'hosts'.*did you mean host")

    def test_board_with_variant_as_base(self) -> None:
        sentence = self.refused([self.board("set(BOARD_BASE host_m32)")])
        self.assertRegex(sentence, r"'host_m32', which is a variant itself, of 'host': name that one")

    def test_board_with_unknown_tests(self) -> None:
        sentence = self.refused([self.board("set(BOARD_CPU host)", "set(BOARD_TESTS some)")])
        self.assertRegex(sentence, r"'some': write all or smoke")

    def test_board_folder_without_board(self) -> None:
        self.assertRegex(self.refused(["-DMP_BOARD_DIR=" + self.folder]), r"no board\.cmake")

    def test_board_named_like_another(self) -> None:
        sentence = self.refused([self.board("set(BOARD_CPU host)", name="stm32f4disc")])
        self.assertRegex(sentence, r"MP_BOARD_DIR is \S+, but \S+/boards/stm32f4disc is called "
                         "stm32f4disc, too: rename")

    def test_build_folder_of_another_board(self) -> None:
        """Goes on being that board's."""
        variant = self.board("set(BOARD_BASE host)", name="variant")
        command = ["cmake", "-S", TREE, "-B", os.path.join(self.folder, "build"), "-G", "Ninja", "-DMP_PORT=minimal"]
        for first, other in (("-DMP_BOARD=host", variant), (variant, "-DMP_BOARD=host")):
            for arguments, code in ([first], 0), ([other, "-UMP_BOARD_DIR"][::-1], 1), ([], 0):
                done = subprocess.run(command + arguments, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
                self.assertEqual(done.returncode, code, done.stdout)
                if code:
                    self.assertRegex(" ".join(done.stdout.split()),
                                     "is configured for the board .*use another build folder")
            shutil.rmtree(os.path.join(self.folder, "build"))

    def test_title_of_any_text(self) -> None:
        """No mistake: the tools that read it get it as it is."""
        folder = self.board("set(BOARD_BASE host)", r'set(BOARD_TITLE "The \"best\"; a \\ b")').split("=")[1]
        self.assertEqual(boards.board_in(folder).title, r'The "best"; a \ b')

    def test_two_presets_of_one_name(self) -> None:
        def board(name: str, ports: List[str], sanitize: bool = False) -> boards.Board:
            return boards.Board(name, "boards/" + name, name, "host", "gcc", [], ports, [], sanitize, "all")
        both = ["standard", "minimal"]
        self.assertEqual(len(boards.presets([board("x", both, True), board("y", both)])), 5)
        for found in ([board("x", both), board("x-minimal", ["standard"])],
                      [board("x-debug", ["standard"]), board("x", ["standard"], True)],
                      [board("x", both), board("x", ["minimal"])]):
            with self.assertRaisesRegex(SystemExit, r"two presets are named x-?\w*: the board x.*Rename boards/x"):
                boards.presets(found)

    def memory(self, *regions: str, more: str = "") -> str:
        """The sentence about a microcontroller's board with these memories, without its beginning."""
        texts = " ".join('"%s"' % region for region in regions)
        sentence = self.refused([self.board("set(BOARD_CPU cortex-m4f)", "set(BOARD_SOC mps2)",
                                            "set(BOARD_MEMORY %s)" % texts, more)])
        self.assertRegex(sentence, r"^\S+/board/board\.cmake")
        shutil.rmtree(os.path.join(self.folder, "board"))
        return sentence.partition("/board/board.cmake")[2]

    FLASH, RAM = "FLASH rx 0x00000000 4M", "RAM rwx 0x21000000 64K"

    def test_memory_that_is_not_there(self) -> None:
        self.assertRegex(self.memory(self.FLASH), r"^ lists no RAM in BOARD_MEMORY: add it")
        self.assertRegex(self.memory(self.RAM), r"^ lists no FLASH in BOARD_MEMORY: add it")
        self.assertRegex(self.memory(), r"^ lists no FLASH in BOARD_MEMORY: add it")

    def test_memories_overlap(self) -> None:
        sentence = self.memory(self.FLASH, self.RAM, "MORE rwx 0x2100FFFF 1K")
        self.assertRegex(sentence, r"^: the memory regions RAM and MORE overlap; correct")
        self.assertRegex(self.memory("RAM rwx 0x3FFFFF 16K", self.FLASH), r"regions RAM and FLASH overlap")

    def test_memory_past_the_end(self) -> None:
        for region in ("BIG rw 0xFFFF0000 65K", "BIG rw 0x100000000 1K", "BIG rw 0x80000000 4095M",
                       "BIG rw 0x80000000 0", "BIG rw 0x80000000 99999999999M",
                       "BIG rw 0x80000000 18446744073709551617"):
            self.assertRegex(self.memory(self.FLASH, self.RAM, region),
                             r"^: (the )?memory region BIG.*past the 32-bit address space; correct", region)

    def test_memory_not_understood(self) -> None:
        for region, sentence in (
                ("FLASH rx 0x08000000 1024KB", r"region FLASH: '1024KB' is no number of bytes; write it as"),
                ("FLASH rx 08G0 1024K", r"region FLASH: '08G0' is no number of bytes; write it as"),
                ("FLASH rx 0x08000000 -4", r"region FLASH: '-4' is no number of bytes"),
                ("FLASH 0x08000000 1024K", r"region 'FLASH 0x08000000 1024K' must read 'NAME rwx ORIGIN LENGTH'"),
                ("FLASH xr! 0x08000000 1M", r"region FLASH says 'xr!' where rx, rw or rwx has to stand"),
                ("FLASH-1 rx 0x08000000 1M", r"'FLASH-1' cannot be the name of a memory region; use letters"),
                ("FLASH rx 0x08000000 1M absent", r"ends in 'absent'; only 'optional' may stand there")):
            self.assertRegex(self.memory(region, self.RAM), sentence)

    def test_memory_named_twice(self) -> None:
        sentence = self.memory(self.FLASH, self.RAM, "RAM rwx 0x10000000 64K")
        self.assertRegex(sentence, r"^: two memory regions are named RAM; give one another name")

    def test_stack(self) -> None:
        for size in ("64K", "0x20000", "0"):
            self.assertRegex(self.memory(self.FLASH, self.RAM, more="set(BOARD_STACK %s)" % size),
                             r"^: the stack of \d+ bytes \(BOARD_STACK.*leaves nothing of the 65536 bytes of RAM")
        self.assertRegex(self.memory(self.FLASH, "RAM rwx 0x21000000 16K"), r"the stack of 16384 bytes")
        self.assertRegex(self.memory(self.FLASH, self.RAM, more="set(BOARD_STACK big)"),
                         r"BOARD_STACK: 'big' is no number of bytes")

    def test_microcontroller_without_soc(self) -> None:
        sentence = self.refused([self.board("set(BOARD_CPU cortex-m4f)")])
        self.assertRegex(sentence, r"board\.cmake does not say BOARD_SOC.*slipway new soc")

    def test_source_missing(self) -> None:
        folder = self.port(CMakeLists_txt="mp_firmware(firmware SOURCES main.c sensors.c)\n")
        self.assertRegex(self.refused(["-DMP_PORT_DIR=" + folder]), r"'sensors\.c'.*(write|correct)")

    def test_firmware_with_unknown_argument(self) -> None:
        folder = self.port(CMakeLists_txt="mp_firmware(firmware main.c)\n")
        self.assertRegex(self.refused(["-DMP_PORT_DIR=" + folder]), r"main\.c.*SOURCES")

    def test_toolchain_not_installed(self) -> None:
        """A PATH with the host's tools alone."""
        tools = os.path.join(self.folder, "bin")
        os.mkdir(tools)
        for name in ("sh", "gcc", "cc", "as", "ld", "ar", "ranlib", "git", "python3"):
            found = shutil.which(name)
            if found:
                os.symlink(found, os.path.join(tools, name))
        sentence = self.refused(["-DMP_BOARD=stm32f4disc"], tools)
        self.assertRegex(sentence, r"arm-none-eabi-gcc.*gcc-arm-none-eabi")

    def test_unknown_toolchain(self) -> None:
        self.assertRegex(self.refused(["-DMP_TOOLCHAIN=clangg"]), r"'clangg'.*clang")


if __name__ == "__main__":
    unittest.main()
