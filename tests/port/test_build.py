#!/usr/bin/env python3
"""The build does only what is needed, and the same thing everywhere: what is compiled after each kind
of change (both generators, GCC and clang), what a compiler cache need not compile again, a build
spread over two distcc daemons, clean builds in different folders, and what changes leave behind.

    test_build.py TREE

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import glob
import json
import os
import re
import shlex
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from typing import Dict, List

TREE = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
sys.path.insert(0, os.path.join(TREE, "tools"))

import bench_build  # noqa: E402
from bench_build import Build, Step  # noqa: E402

# What is compiled matters here, not how well; but features that are off have to go.
QUICK = ["CMAKE_BUILD_TYPE=None", "CMAKE_C_FLAGS=-O1", f"MP_PYTHON={sys.executable}"]
RUN_LANG = os.path.join(TREE, "tests", "tools", "run_lang.py")
PROGRAMS = ("class_inherit", "dict_basic", "exc_propagate", "fun_closure", "gen_basic", "list_slice", "prog_life",
            "str_methods")
DISTCCD = shutil.which("distccd") or "/usr/sbin/distccd"


def read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


class InFolder(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = os.path.realpath(tempfile.mkdtemp(prefix="slipway-build-"))
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *parts: str) -> str:
        return os.path.join(self.folder, *parts)

    def clean(self, step: Step) -> None:
        self.assertEqual(step.mistake(), "")


class Steps(InFolder):
    """The table of `./slipway bench build`, by its counts."""

    def check(self, generator: str, board: str, port: str, *definitions: str) -> Build:
        tree = bench_build.copy_tree(self.path("tree"))
        build = Build(tree, self.path("build"), board, port, generator, QUICK + list(definitions))
        found = list(bench_build.steps(build))
        for step in found:
            self.clean(step)
        self.assertEqual([step.links for step in found], [1, 0, 1, 1, 1], "links")
        self.assertGreater(len(found[0].compiled), 100)
        self.assertGreater(len(found[4].compiled), 5)
        self.assertLess(len(found[4].compiled), 30)
        return build

    def test_host_ninja(self) -> None:
        """And what these changes have left behaves as a clean build does: also when a name has gone and
        a module has come."""
        build = self.check("Ninja", "host", "standard")
        source = os.path.join(build.tree, bench_build.SOURCE)
        bench_build.append(source, "int slipway_new_name(void);\nint slipway_new_name(void) { return MP_QSTR_other_name; }\n")
        self.clean(build.make("another name", {bench_build.SOURCE, bench_build.NAME_TABLE}))
        bench_build.append(source, (
            "extern const mp_obj_module_t late_module;\n"
            "static const mp_rom_map_elem_t late_table[] = {\n"
            "    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_late) },\n};\n"
            "static MP_DEFINE_CONST_DICT(late_globals, late_table);\n"
            "const mp_obj_module_t late_module = { { &mp_type_module }, (mp_obj_dict_t *)&late_globals };\n"
            "MP_REGISTER_MODULE(MP_QSTR_late, late_module);\n"))
        step = build.make("a module", {bench_build.SOURCE, bench_build.NAME_TABLE, "py/modules/moduletable.c"})
        self.clean(step)
        # A source that lacks a header is told just that, and nobody else is compiled; when the header is
        # there, all is well.
        bench_build.append(source, '#include "py/late.h"\n')
        with self.assertRaises(bench_build.Mistake) as failed:
            build.make("a missing header")
        self.assertEqual(str(failed.exception).count("error:"), 1, failed.exception)
        bench_build.append(os.path.join(build.tree, "py", "late.h"),
                           "static inline int late_name(void) { return MP_QSTR_later_still; }\n")
        self.clean(build.make("the header", {bench_build.SOURCE, bench_build.NAME_TABLE}))
        self.assertEqual(build.call(build.elf(), "-c", "import late; print(late.__name__)"), "late\n")
        programs = [os.path.join(TREE, "tests", "lang", f"{name}.py") for name in PROGRAMS]
        done = subprocess.run([sys.executable, RUN_LANG, "--elf", build.elf(), "--limit", "60", *programs],
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)

    @unittest.skipUnless(shutil.which("make"), "make is not installed")
    def test_host_make(self) -> None:
        self.check("Unix Makefiles", "host", "minimal")

    @unittest.skipUnless(shutil.which("clang"), "clang is not installed")
    def test_host_clang(self) -> None:
        self.check("Ninja", "host", "minimal", "MP_TOOLCHAIN=clang")

    @unittest.skipUnless(shutil.which("arm-none-eabi-gcc"), "arm-none-eabi-gcc is not installed")
    def test_board(self) -> None:
        self.check("Unix Makefiles" if shutil.which("make") else "Ninja", "stm32f4disc", "minimal")


class Again(InFolder):
    def test_configured_again(self) -> None:
        """CMake runs again by itself when its files change, without the command line."""
        for number, definitions in enumerate(([], ["-DMP_BOARD=stm32f4disc"])):
            if definitions and not shutil.which("arm-none-eabi-gcc"):
                continue
            folder = self.path(str(number))
            seen = []
            for words in (["-S", TREE, "-B", folder, "-G", "Ninja", *definitions], [folder]):
                subprocess.run(["cmake", *words], check=True, stdout=subprocess.DEVNULL)
                seen.append([read(os.path.join(folder, name)) for name in ("slipway.json", "compile_commands.json")])
            self.assertEqual(seen[0], seen[1])
            self.assertIn(b'"port": "standard"', seen[1][0])


class Reproducible(InFolder):
    def build(self, name: str, board: str, port: str, *definitions: str, **env: str) -> Build:
        """A clean build of a copy of the tree that is a repository with a commit of 2021."""
        tree = bench_build.copy_tree(self.path(name, "tree"))
        who = {f"GIT_{role}_{what}": value for role in ("AUTHOR", "COMMITTER")
               for what, value in (("NAME", "A"), ("EMAIL", "a@b.c"), ("DATE", "2021-05-06T07:08:09Z"))}
        for command in (["init", "-q"], ["add", "."], ["commit", "-q", "-m", "tree"]):
            subprocess.run(["git", "-C", tree, *command], check=True, env=dict(os.environ, **who))
        build = Build(tree, self.path(name, "out"), board, port, "Ninja", list(definitions), env)
        build.make("clean", clean=True)
        return build

    def check(self, board: str, port: str, *definitions: str) -> None:
        os.environ.pop("SOURCE_DATE_EPOCH", None)
        one = self.build("one", board, port, *definitions)
        two = self.build("quite/another", board, port, *definitions)
        self.assertEqual(read(one.elf()), read(two.elf()))
        self.assertIn(b"2021-05-06", read(one.elf()))
        # Another date is another version header, and nothing else.
        two.env["SOURCE_DATE_EPOCH"] = "1000000000"
        os.utime(os.path.join(two.tree, bench_build.SOURCE))
        step = two.make("dated")
        self.assertIn(b"2001-09-09", read(two.elf()))
        self.assertLessEqual(len(step.compiled), 4, step.compiled)

    def test_host(self) -> None:
        """Also with debug information, which has the names of files in it."""
        self.check("host", "minimal", *QUICK[:1], "CMAKE_C_FLAGS=-O1 -g", QUICK[2])

    @unittest.skipUnless(shutil.which("arm-none-eabi-gcc"), "arm-none-eabi-gcc is not installed")
    def test_board(self) -> None:
        self.check("stm32f4disc", "minimal", QUICK[2])


@unittest.skipUnless(shutil.which("ccache"), "ccache is not installed")
class Cached(InFolder):
    def test_second_board(self) -> None:
        """Only what sees that the board is another is compiled, wherever its folder is."""
        tree = bench_build.copy_tree(self.path("tree"))
        step = bench_build.second_board(Build(tree, "", "host", "minimal", "Ninja", QUICK), self.folder)
        self.clean(step)
        self.assertIn("py/modules/modsys.c", step.compiled)
        self.assertLess(len(step.compiled), 10)
        # ccache gives the compiler relative paths; debug information has the tree's own ones all the same.
        path = glob.glob(os.path.join(glob.escape(self.folder), "**", "compile_commands.json"), recursive=True)[0]
        entry = next(one for one in json.loads(read(path)) if one["file"].endswith("/py/argcheck.c"))
        source = os.path.relpath(entry["file"], entry["directory"])
        self.assertTrue(source.startswith("../"), source)
        words = [source if word == entry["file"] else word for word in shlex.split(entry["command"])]
        output = self.path("debug.o")
        words[words.index("-o") + 1] = output
        subprocess.run([*words, "-g", "-fno-lto"], cwd=entry["directory"], check=True)
        self.assertIn(b"\0./py/argcheck.c\0", read(output))
        self.assertNotIn(b"../", read(output))


class Distributed(InFolder):
    def daemon(self, number: int) -> int:
        """Start a distcc daemon; its port."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        # The log comes through our own file: the daemon may have become another user.
        with open(self.path(f"log{number}"), "wb") as log:
            process = subprocess.Popen(
                [DISTCCD, "--no-detach", "--daemon", "--allow", "127.0.0.1", "--listen", "127.0.0.1", "--port",
                 str(port), "--jobs", "1", "--log-stderr", "--log-level", "info", "--make-me-a-botnet"],
                stdout=subprocess.DEVNULL, stderr=log)
        self.addCleanup(process.wait)
        self.addCleanup(process.terminate)
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return port
            time.sleep(0.1)
        self.fail("distccd does not answer")

    @unittest.skipUnless(shutil.which("distcc") and os.path.exists(DISTCCD), "distcc is not installed")
    def test_two_daemons(self) -> None:
        """Both compile, nothing is compiled here but assembly, and the firmware is the same."""
        ports = [self.daemon(number) for number in range(2)]
        env: Dict[str, str] = {
            "DISTCC_HOSTS": " ".join(f"127.0.0.1:{port}/1" for port in ports), "DISTCC_FALLBACK": "0",
            "DISTCC_DIR": self.path("distcc"), "DISTCC_SKIP_LOCAL_RETRY": "1"}
        os.mkdir(self.path("distcc"))
        tree = bench_build.copy_tree(self.path("tree"))
        spread = Build(tree, self.path("spread"), "host", "minimal", "Ninja",
                       QUICK + ["CMAKE_C_COMPILER_LAUNCHER=distcc"], env)
        alone = Build(tree, self.path("alone"), "host", "minimal", "Ninja", QUICK)
        step = spread.make("spread", clean=True)
        alone.make("alone", clean=True)
        done: List[int] = []
        for number in range(2):
            log = read(self.path(f"log{number}")).decode(errors="replace")
            done.append(len(re.findall(r"COMPILE_OK.*\.c\b", log)))
        self.assertGreater(min(done), 10, done)
        self.assertGreaterEqual(sum(done), len([name for name in step.compiled if name.endswith(".c")]))
        self.assertEqual(read(spread.elf()), read(alone.elf()))


if __name__ == "__main__":
    unittest.main()
