#!/usr/bin/env python3
"""Tests of tools/checks/includes.py: the tree keeps to its rules, and a line that does not is named
with the rule that it breaks.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
import unittest
from typing import List

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

import includes  # noqa: E402


class Rules(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.folder = tempfile.TemporaryDirectory()
        cls.tree = cls.folder.name
        for name in (*includes.FOLDERS, "docs"):
            shutil.copytree(os.path.join(includes.TOP, name), os.path.join(cls.tree, name))

    @classmethod
    def tearDownClass(cls) -> None:
        cls.folder.cleanup()

    def with_line(self, name: str, line: str) -> List[str]:
        """What is said of the tree with a line before the first of a file."""
        path = os.path.join(self.tree, name)
        with open(path, encoding="utf-8") as file:
            text = file.read()
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write(f"{line}\n{text}")
            return list(includes.Check(self.tree).mistakes())
        finally:
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)

    def test_tree(self) -> None:
        self.assertEqual(list(includes.Check(includes.TOP).mistakes()), [])

    def test_broken(self) -> None:
        for name, line in (
                ("py/modules/modgc.c", '#include "shared/readline/readline.h"'),
                ("py/obj.c", "#include <unistd.h>"), ("py/obj.h", '#include "py/vm/code.h"'),
                ("py/frontend/parser.c", '  #  include "py/vm/fast.h"'),
                ("py/heap/gc.c", '#include "py/objects/objtype.h"'),
                ("py/objects/objlist.c", '#include "py/frontend/ast.h"'),
                ("extmod/modtime.c", '#include "py/heap/heap.h"'),
                ("shared/readline/readline.c", '#include "mpconfigboard.h"'),
                ("boards/soc/bare/start.c", '#include "stm32f4.h"'),
                ("boards/soc/cortex_m/fault.c", '#include "stm32f4.h"'),
                ("boards/stm32f4disc/led.c", '#include "standard.h"'),
                ("boards/stm32f4disc/led.c", '#include "nrf51.h"'),
                ("ports/minimal/main.c", '#include "py/vm/code.h"')):
            with self.subTest(name=name, line=line):
                found = self.with_line(name, line)
                self.assertEqual(len(found), 1, found)
                self.assertRegex(found[0], rf"^{re.escape(name)}:1: includes .* may include only .*"
                                 r"\(docs/architecture\.md:\d+\)\.$")

    def test_allowed(self) -> None:
        for name, line in (("boards/stm32f4disc/led.c", '#include "cortex_m.h"'),
                           ("boards/soc/stm32f4/gpio.c", '#include "mpconfigboard.h"'),
                           ("ports/minimal/main.c", "#include <unistd.h>"),
                           ("py/objects/objlist.c", '#include "py/vm/code.h"')):
            with self.subTest(name=name):
                self.assertEqual(self.with_line(name, line), [])

    def test_no_row(self) -> None:
        os.mkdir(os.path.join(self.tree, "py", "other"))
        path = os.path.join(self.tree, "py", "other", "a.c")
        with open(path, "w", encoding="utf-8") as file:
            file.write('#include "py/obj.h"\n')
        self.addCleanup(shutil.rmtree, os.path.dirname(path))
        self.assertEqual(list(includes.Check(self.tree).mistakes()),
                         ["py/other/a.c:1: docs/architecture.md has no row for this file: add one."])


if __name__ == "__main__":
    unittest.main()
