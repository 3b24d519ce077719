#!/usr/bin/env python3
"""A module in C++ on a board without an operating system: constructors of its static objects run before the
prompt is there, in the order of their priorities, after variables are in place and the board is ready, and an
object with a destructor links.

    test_constructors.py TREE BOARD

Ends with 77, ctest's word for what cannot be told, where the board's compiler has no C++.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest

TREE, BOARD = os.path.abspath(sys.argv.pop(1)), sys.argv.pop(1)
sys.path.insert(0, os.path.join(TREE, "tests", "tools"))

from session import Session  # noqa: E402

FILES = {
    "micropython.cmake": """add_library(steps STATIC ${CMAKE_CURRENT_LIST_DIR}/steps.cpp)
add_library(usermod_made INTERFACE)
target_sources(usermod_made INTERFACE ${CMAKE_CURRENT_LIST_DIR}/made.cpp ${CMAKE_CURRENT_LIST_DIR}/modmade.c)
target_link_libraries(usermod_made INTERFACE steps)
target_link_libraries(usermod INTERFACE usermod_made)
""",
    # What a compiler cannot compute: it asks volatile variables, of .data and of .bss.
    "steps.cpp": """static volatile int first_step = 1, taken;
struct Steps {
    Steps() : number(first_step * ++taken) {}
    int number;
};
static Steps steps;
int steps_made() { return steps.number * 10 + taken; }
""",
    "made.cpp": """extern "C" {
#include "py/runtime.h"
#include "py/mphal.h"
mp_obj_t made_order(void);
}

int steps_made();
static volatile int order;

struct Maker {
    explicit Maker(int digit) { order = order * 10 + digit; }
    ~Maker() { order = -1; }
};
static Maker last(3);
static Maker second __attribute__((init_priority(300))) (2);
static Maker first __attribute__((init_priority(200))) (1);

// Written when the console works already.
struct Greeter {
    Greeter() { mp_hal_stdout_tx_str("constructed\\r\\n"); }
};
static Greeter greeter;

extern "C" mp_obj_t made_order(void) { return mp_obj_new_int(order * 100 + steps_made()); }
""",
    "modmade.c": """#include "py/runtime.h"
mp_obj_t made_order(void);
static MP_DEFINE_CONST_FUN_OBJ_0(made_order_obj, made_order);
static const mp_rom_map_elem_t made_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_made) },
    { MP_ROM_QSTR(MP_QSTR_order), MP_ROM_PTR(&made_order_obj) },
};
static MP_DEFINE_CONST_DICT(made_globals, made_table);
const mp_obj_module_t made_module = { { &mp_type_module }, (mp_obj_dict_t *)&made_globals };
MP_REGISTER_MODULE(MP_QSTR_made, made_module);
""",
}


class Constructors(unittest.TestCase):
    def setUp(self) -> None:
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder)

    def run_command(self, *command: str) -> str:
        done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        self.assertEqual(done.returncode, 0, done.stdout)
        return done.stdout

    def test_board(self) -> None:
        for name, text in FILES.items():
            os.makedirs(os.path.join(self.folder, "made"), exist_ok=True)
            with open(os.path.join(self.folder, "made", name), "w", encoding="utf-8") as file:
                file.write(text)
        build = os.path.join(self.folder, "build")
        self.run_command("cmake", "-S", TREE, "-B", build, "-G", "Ninja", f"-DMP_BOARD={BOARD}", "-DMP_PORT=minimal",
                         f"-DMP_PYTHON={sys.executable}", f"-DUSER_C_MODULES={self.folder}/made")
        self.run_command("cmake", "--build", build, "--parallel", "1", "--target", "firmware")
        with open(os.path.join(build, "slipway.json"), encoding="utf-8") as file:
            command = json.load(file)["run"]
        with Session(command, terminal=False, limit=60) as session:
            at = session.wait_for(b">>> ", 0)
            self.assertEqual(session.seen.count(b"constructed\r\n"), 1)
            self.assertLess(session.seen.index(b"constructed"), session.seen.index(b"MicroPython"))
            session.send(b"import made\r")
            at = session.wait_for(b">>> ", at)
            session.send(b"made.order()\r")
            session.wait_for(b"12311\r\n>>> ", at)


if __name__ == "__main__":
    prefix = {"qemu_rv32": "riscv64-unknown-elf"}.get(BOARD, "arm-none-eabi")
    if not shutil.which(f"{prefix}-g++"):
        print(f"skipped: {prefix}-g++ is not installed")
        sys.exit(77)
    unittest.main()
