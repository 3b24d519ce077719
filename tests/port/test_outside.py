"""What lives outside the tree: user modules in C, in C++ and with a library of their own, board and
port folders, and applications that embed the interpreter, as a subproject and as a package. The
modules are those of docs/c-modules.md, the application is examples/embed.

    test_outside.py TREE

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
GUIDE = os.path.join(TREE, "docs", "c-modules.md")
EXAMPLE = os.path.join(TREE, "examples", "embed")
FENCE = re.compile(r"^```(\w+)(?: (\S+))?\n(.*?)^```$", re.MULTILINE | re.DOTALL)
# How the code behaves matters here, not how fast it is; but features that are off have to go.
QUICK = ["-G", "Ninja", "-DCMAKE_BUILD_TYPE=None", "-DCMAKE_C_FLAGS=-O1", "-DCMAKE_CXX_FLAGS=-O1"]
SESSION = "session"

MODULE = """#include "py/runtime.h"
static const mp_rom_map_elem_t {0}_table[] = {{
    {{ MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_{0}) }},
}};
static MP_DEFINE_CONST_DICT({0}_globals, {0}_table);
const mp_obj_module_t {0}_module = {{ {{ &mp_type_module }}, (mp_obj_dict_t *)&{0}_globals }};
MP_REGISTER_MODULE(MP_QSTR_{0}, {0}_module);
"""
LIBRARY = """add_library(usermod_{0} INTERFACE)
target_sources(usermod_{0} INTERFACE ${{CMAKE_CURRENT_LIST_DIR}}/{0}.c)
target_link_libraries(usermod INTERFACE usermod_{0})
"""
DEW = """#include <slipway.h>
int main(void) {
    static char heap[65536];
    return !slipway_init(heap, sizeof(heap)) || !slipway_run_string("import dew\\nprint(dew.point(215, 40))");
}
"""
THERMOSTAT = """rules for 20.5 degrees
first 17.5
broken.py failed:
Traceback (most recent call last):
  File "{0}/broken.py", line 5, in <module>
IndexError: no such measurement
0: heater on at 17.50
1: heater on at 19.00
2: heater off at 21.25
3: heater off at 22.00
4: heater on at 20.00
5: no decision:
Traceback (most recent call last):
  File "{0}/rules.py", line 8, in decide
IndexError: no such measurement
"""


def guide() -> Dict[str, str]:
    """The code blocks of the guide that have a name."""
    with open(GUIDE, encoding="utf-8") as file:
        return {name: text for _, name, text in FENCE.findall(file.read()) if name}


class InFolder(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def path(self, *parts: str) -> str:
        return os.path.join(self.folder, *parts)

    def write(self, name: str, text: str) -> None:
        os.makedirs(os.path.dirname(self.path(name)), exist_ok=True)
        with open(self.path(name), "w", encoding="utf-8") as file:
            file.write(text)

    def run_command(self, *command: str, fails: bool = False, typed: Optional[str] = None) -> str:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                              cwd=self.folder, input=typed, timeout=300, check=False)
        self.assertEqual(done.returncode != 0, fails, done.stdout)
        return done.stdout

    def configure(self, source: str, *options: str, fails: bool = False) -> str:
        return self.run_command("cmake", "-S", source, "-B", self.path("build"), *QUICK,
                                "-DMP_PYTHON=" + sys.executable, *options, fails=fails)

    def compile(self, target: str = "all", fails: bool = False) -> str:
        return self.run_command("cmake", "--build", self.path("build"), "--parallel", "1",
                                "--target", target, fails=fails)

    def ninja_file(self) -> str:
        with open(self.path("build", "build.ninja"), encoding="utf-8") as file:
            return file.read()

    def typed(self, text: str) -> List[str]:
        """What the firmware shows when the lines with a prompt are typed, without the banner."""
        lines = [line[4:] for line in text.splitlines() if line.startswith(">>> ")]
        shown = self.run_command(self.path("build", "firmware.elf"), typed="\n".join(lines) + "\n")
        return shown[shown.index(">>>"):].rstrip().splitlines()


class UserModules(InFolder):
    def test_all_from_outside(self) -> None:
        """The guide's modules in C, in C++ and with a library show what the guide says; board and port
        are elsewhere, too, and modules are named as a folder of folders, a folder, and a file."""
        shutil.copytree(os.path.join(TREE, "boards", "host"), self.path("some", "myboard"))
        shutil.copytree(os.path.join(TREE, "ports", "standard"), self.path("other", "myport"))
        with open(self.path("some", "myboard", "mpconfigboard.h"), "a", encoding="utf-8") as file:
            file.write('#undef MICROPY_HW_BOARD_NAME\n#define MICROPY_HW_BOARD_NAME "elsewhere"\n')
        files = guide()
        for name, text in files.items():
            if name.startswith("modules/"):
                self.write(name, text)
        for name in ("one", "two"):
            self.write(f"{name}/{name}.c", MODULE.format(name))
            self.write(f"{name}/micropython.cmake", LIBRARY.format(name))
        modules = [self.path("modules"), self.path("one"), self.path("two", "micropython.cmake")]
        self.configure(TREE, "-DMP_BOARD_DIR=" + self.path("some", "myboard"),
                       "-DMP_PORT_DIR=" + self.path("other", "myport"),
                       "-DUSER_C_MODULES=" + ";".join(modules))
        self.compile("firmware")
        self.assertEqual(self.typed(files[SESSION]), files[SESSION].splitlines() + [">>>"])
        shown = self.run_command(self.path("build", "firmware.elf"),
                                 typed="import one, two\none.__name__ + two.__name__\n")
        self.assertIn("; elsewhere with ", shown)
        self.assertIn("'onetwo'", shown)


class Mistakes(InFolder):
    """Each one is answered with a sentence, while configuring or at the line that is wrong."""

    def refused(self, *options: str) -> str:
        output = self.configure(TREE, "-DMP_PORT=minimal", *options, fails=True)
        errors = re.findall(r"CMake Error.*?:\n\n?((?:  .*\n)+)", output)
        self.assertEqual(len(errors), 1, output)
        return " ".join(errors[0].split())

    def modules(self, **files: str) -> str:
        for name, text in files.items():
            self.write(f"modules/{name}/{name}.c", text)
            self.write(f"modules/{name}/micropython.cmake", LIBRARY.format(name))
        return "-DUSER_C_MODULES=" + self.path("modules")

    def test_path_missing(self) -> None:
        self.assertRegex(self.refused("-DUSER_C_MODULES=" + self.path("nowhere")),
                         r"nowhere, which does not exist: correct the path")

    def test_folder_without_modules(self) -> None:
        self.assertRegex(self.refused("-DUSER_C_MODULES=" + self.folder),
                         r"neither it nor a folder in it has a micropython\.cmake: write one")

    def test_nothing_added(self) -> None:
        self.write("modules/micropython.cmake", "add_library(usermod_x INTERFACE)\n")
        self.assertRegex(self.refused("-DUSER_C_MODULES=" + self.path("modules")),
                         r"micropython\.cmake adds nothing to usermod: end it with target_link_libraries")

    def test_library_name(self) -> None:
        self.write("modules/micropython.cmake", "add_library(usermod_x INTERFACE)\n"
                   "target_link_libraries(usermod INTERFACE usermod_y)\n")
        self.assertRegex(self.refused("-DUSER_C_MODULES=" + self.path("modules")),
                         r"linked with 'usermod_y', which no micropython\.cmake makes: correct the name")

    def test_two_of_one_name(self) -> None:
        for name in ("one", "two"):
            self.write(f"{name}/x.c", MODULE.format("x"))
            self.write(f"{name}/micropython.cmake", LIBRARY.format("x"))
        self.assertRegex(self.refused(f"-DUSER_C_MODULES={self.path('one')};{self.path('two')}"),
                         r"one/micropython\.cmake and \S+two/micropython\.cmake both make usermod_x: give one")

    def test_source_missing(self) -> None:
        self.write("modules/micropython.cmake", LIBRARY.format("x"))
        self.assertRegex(self.refused("-DUSER_C_MODULES=" + self.path("modules")),
                         r"usermod_x lists \S*x\.c, which does not exist: write its path as")

    def test_configuration_of_the_library(self) -> None:
        sentence = self.refused("-DMP_PORT=embed", "-DMP_CONFIG_DIR=" + self.folder)
        self.assertRegex(sentence, r"MP_CONFIG_DIR is \S+, which has no mpconfigport\.h: write one")

    def test_library_for_a_board(self) -> None:
        sentence = self.refused("-DMP_PORT=embed", "-DMP_BOARD_DIR=" + self.bare_board(),
                                "-DCMAKE_C_COMPILER=cc")
        self.assertRegex(sentence, r"embed is a library for applications of the host.*choose MP_BOARD=host")

    def bare_board(self) -> str:
        """A board of another processor, as far as the build is concerned."""
        shutil.copytree(os.path.join(TREE, "boards", "host"), self.path("board"))
        with open(self.path("board", "board.cmake"), "a", encoding="utf-8") as file:
            file.write('mp_cpu(other gcc "")\nset(BOARD_CPU other)\n')
        return self.path("board")

    def test_sources(self) -> None:
        """All that the scan finds, in one build."""
        good = MODULE.format
        option = self.modules(
            typo=good("typo").replace("MP_REGISTER_MODULE", "MP_REGISTER_MODUL"),
            object=good("object").replace("object_module);", "object_modul);"),
            static=good("static").replace("const mp_obj_module_t", "static const mp_obj_module_t"),
            order=good("order").replace("MP_QSTR_order, order_module", "order_module"),
            sys=good("sys"),
            defined=good("defined") + "#define MP_QSTR_left (5)\n",
            enumerated=good("enumerated") + "enum { MP_QSTR_right = 6 };\n",
            long=good("long") + "int long_name(void) { return MP_QSTR_%s; }\n" % ("n" * 256))
        self.configure(TREE, "-DMP_PORT=minimal", option)
        objects = re.findall(rf"^build (\S+{re.escape(self.path('modules'))}/\S+\.o):", self.ninja_file(), re.M)
        self.assertEqual(len(objects), 8)
        output = self.run_command("ninja", "-C", self.path("build"), "-j1", "-k0", *objects, fails=True)
        for name, line, sentence in (
                ("typo", 7, r"there is no MP_REGISTER_MODUL: did you mean MP_REGISTER_MODULE\?"),
                ("object", 7, r"names the object object_modul, which is not defined: did you mean object_module\?"),
                ("static", 7, r"static_module is static, so the table.*leave out the word static"),
                ("order", 7, r"MP_REGISTER_MODULE\(order_module\) is not understood; write it as"),
                ("defined", 8, r"MP_QSTR_left is the build's name for the string 'left'.*another name"),
                ("enumerated", 8, r"MP_QSTR_right is the build's name for the string 'right'"),
                ("long", 8, r"is longer than 255 bytes; shorten it")):
            self.assertRegex(output, rf"{name}\.c:{line}:\d+: error: .*{sentence}")
        self.assertRegex(output, r"error: a module named sys is registered at .*too; rename or leave out")


class Embedding(InFolder):
    def example(self) -> None:
        shown = self.run_command(self.path("build", "thermostat"), EXAMPLE)
        self.assertEqual(shown, THERMOSTAT.format(EXAMPLE))

    def test_fetched(self) -> None:
        self.configure(EXAMPLE, "-DSLIPWAY_SOURCE=" + TREE)
        self.assertRegex(self.ninja_file(), r"build thermostat: .*libslipway\.a")
        self.compile()
        self.example()

    def test_subdirectory(self) -> None:
        """With options, a module and an application of its own."""
        self.write("config/mpconfigport.h",
                   guide()["config/mpconfigport.h"] + "#define MICROPY_OPT_LOOKUP_CACHE (0)\n")
        self.write("modules/x/x.c", MODULE.format("x"))
        self.write("modules/x/micropython.cmake", LIBRARY.format("x"))
        shutil.copy(os.path.join(os.path.dirname(os.path.abspath(__file__)), "embedding.c"), self.folder)
        self.write("CMakeLists.txt", f"""cmake_minimum_required(VERSION 3.25)
project(application LANGUAGES C)
set(MP_CONFIG_DIR config)
set(USER_C_MODULES modules/x)
add_subdirectory("{TREE}" slipway)
add_executable(application embedding.c)
target_compile_options(application PRIVATE -Wall -Wextra -Werror)
target_link_libraries(application PRIVATE Slipway::embed)
add_executable(thermostat "{EXAMPLE}/main.c")
target_link_libraries(thermostat PRIVATE Slipway::embed)
""")
        self.configure(self.folder)
        self.compile()
        shown = self.run_command(self.path("build", "application"))
        self.assertEqual(shown.splitlines()[-1:], ["passed"], shown)
        self.example()

    def test_package(self) -> None:
        """Installed, with a module that has a library of its own, which is nowhere to be found then."""
        prefix = self.path("prefix")
        for name, text in guide().items():
            if name.startswith("modules/dew/"):
                self.write(name, text)
        self.configure(TREE, "-DMP_PORT=embed", "-DUSER_C_MODULES=" + self.path("modules", "dew"))
        self.compile()
        self.run_command("cmake", "--install", self.path("build"), "--prefix", prefix)
        shutil.rmtree(self.path("build"))
        shutil.rmtree(self.path("modules"))
        self.configure(EXAMPLE, "-DCMAKE_PREFIX_PATH=" + prefix)
        self.compile()
        self.example()
        shutil.rmtree(self.path("build"))
        self.write("dew.c", DEW)
        self.write("CMakeLists.txt", """cmake_minimum_required(VERSION 3.25)
project(dew LANGUAGES C)
find_package(Slipway REQUIRED)
add_executable(dew dew.c)
target_link_libraries(dew PRIVATE Slipway::embed)
""")
        self.configure(self.folder, "-DCMAKE_PREFIX_PATH=" + prefix)
        self.compile()
        self.assertEqual(self.run_command(self.path("build", "dew")), "95\n")
        # The C API's headers are complete, and C++ can use both.
        self.write("api.cpp", 'extern "C" {\n#include "py/runtime.h"\n#include "py/stream.h"\n}\n'
                   '#include "slipway.h"\nbool init(void *heap) { return slipway_init(heap, 65536); }\n')
        compiler = shutil.which("c++") or shutil.which("g++")
        if compiler:
            self.run_command(compiler, "-fsyntax-only", "-I" + os.path.join(prefix, "include", "slipway"),
                             "api.cpp")


if __name__ == "__main__":
    unittest.main()
