#!/usr/bin/env python3
"""Tests of the generators of py/gen and of the tools that write binary files.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import os
import struct
import sys
import tempfile
import unittest
import zlib

TOP = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(TOP, "py", "gen"), os.path.join(TOP, "tools")]

import dfu  # noqa: E402
import errortexts  # noqa: E402
import modules  # noqa: E402
import qstrs  # noqa: E402
import scan  # noqa: E402
from output import Mistakes, c_string  # noqa: E402


class InFolder(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, name: str) -> str:
        return os.path.join(self.folder, name)

    def read(self, name: str) -> str:
        with open(self.path(name), encoding="utf-8") as file:
            return file.read()


class Names(InFolder):
    def test_decode(self) -> None:
        for ident, text in (("foo", "foo"), ("__init__", "__init__"), ("__lt__", "__lt__"),
                            ("__hash__", "__hash__"), ("_lt_module_gt_", "<module>"),
                            ("", ""), ("_", "_"), ("a_b_", "a_b_"), ("_0x0a_", "\n"),
                            ("_brace_open__colon__hash_x_brace_close_", "{:#x}"),
                            ("_space_", " "), ("maximum_space_recursion", "maximum recursion"),
                            ("_star_", "*"), ("split_lines", "split_lines")):
            self.assertEqual(qstrs.decode(ident), text, ident)

    def test_hash(self) -> None:
        # Vectors of the FNV specification (draft-eastlake-fnv, section 6).
        self.assertEqual(qstrs.fnv1a(b""), 0x811C9DC5)
        self.assertEqual(qstrs.fnv1a(b"a"), 0xE40C292C)
        self.assertEqual(qstrs.fnv1a(b"foobar"), 0xBF9CF968)

    def test_ids_stay(self) -> None:
        database = self.path("ids")
        first = qstrs.assign(["b", "d"], ["fixed"], database)
        self.assertEqual(first, ["", "", "fixed", "b", "d"])
        self.assertEqual(qstrs.assign(["a", "b", "d"], ["fixed"], database), first + ["a"])
        # A name that is gone leaves its id to the next new one.
        self.assertEqual(qstrs.assign(["a", "d"], ["fixed"], database), first + ["a"])
        self.assertEqual(qstrs.assign(["a", "c", "d"], ["fixed"], database),
                         ["", "", "fixed", "c", "d", "a"])
        # Other fixed names, other ids.
        self.assertEqual(qstrs.assign(["a"], ["other"], database), ["", "", "other", "a"])

    def test_ids_of_the_core(self) -> None:
        """What boards and ports add comes behind, so that the core's ids do not depend on it."""
        idents = {f"MP_QSTR_{name}": "x.c" for name in ("a", "b", "m", "z")}
        alone = qstrs.Names({ident: "x.c" for ident in ("MP_QSTR_b", "MP_QSTR_z")}, [],
                            self.path("alone"), Mistakes())
        with_more = qstrs.Names(idents, [], self.path("more"), Mistakes(), {"MP_QSTR_b", "MP_QSTR_z"})
        self.assertEqual(alone.names, ["", "", "b", "z"])
        self.assertEqual(with_more.names, ["", "", "b", "z", "a", "m"])

    def test_header(self) -> None:
        names = qstrs.Names({"MP_QSTR_x": "x.c", "MP_QSTR_": "x.c", "MP_QSTRnull": "x.c"}, [],
                            self.path("ids"), Mistakes())
        self.assertEqual(names.defines(["MP_QSTR_x", "MP_QSTR_", "MP_QSTRnull"]),
                         "#define MP_QSTR_ (1)\n#define MP_QSTR_x (2)\n#define MP_QSTRnull (0)\n")
        names.write_table(self.folder)
        self.assertIn(f'QDEF(2, {qstrs.fnv1a(b"x")}U, 1, "x")', self.read("qstrdefs.generated.h"))
        self.assertIn("#define MP_QSTR_ROM_COUNT (3)", self.read("qstrcount.h"))

    def test_too_long(self) -> None:
        mistakes = Mistakes()
        qstrs.Names({"MP_QSTR_" + "x" * 256: "long.c"}, [], self.path("ids"), mistakes)
        self.assertIn("longer than 255 bytes", mistakes.directives(["long.c"]))

    def test_c_string(self) -> None:
        self.assertEqual(c_string(b'a"\\\n?\xc3'), '"a\\"\\\\\\012\\077\\303"')


class Scanning(unittest.TestCase):
    def test_find(self) -> None:
        found = scan._find('# 7 "dir/a.c"\nint x = MP_QSTR_foo + MP_QSTRnull;\n'
                           "MP_REGISTER_MODULE (MP_QSTR_mod, mod_obj);\n"
                           "MP_REGISTER_ROOT_POINTER(void (*call)(int));\n"
                           'f(MP_ERROR_TEXT("a" "b")); g(MP_ERROR_TEXT(text));\n')
        self.assertEqual(found["names"], ["MP_QSTR_foo", "MP_QSTR_mod", "MP_QSTRnull"])
        self.assertEqual(found["registrations"], [
            ["MODULE", "MP_QSTR_mod, mod_obj", "dir/a.c:8"],
            ["ROOT_POINTER", "void (*call)(int)", "dir/a.c:9"]])
        self.assertEqual(found["error_texts"], ['"a" "b"'])
        self.assertEqual(found["bad_texts"], ["dir/a.c:10"])


class Registrations(InFolder):
    def modules(self, *registrations: modules.Registration) -> Mistakes:
        mistakes = Mistakes()
        idents = {args.split(",")[0]: place for _, args, place in registrations}
        names = qstrs.Names(idents, [], self.path("ids"), mistakes)
        modules.write_modules(self.folder, list(registrations), names, mistakes)
        return mistakes

    def test_module(self) -> None:
        mistakes = self.modules(("MODULE", "MP_QSTR_b, b_obj", "b.c:1"),
                                ("MODULE", "MP_QSTR_a, a_obj", "a.c:1"))
        self.assertEqual(mistakes.directives(["a.c:1", "b.c:1"]), "")
        text = self.read("moduledefs.h")
        self.assertIn("extern const struct _mp_obj_module_t a_obj;\n", text)
        self.assertLess(text.index("MP_ROM_QSTR(MP_QSTR_a)"), text.index("MP_ROM_QSTR(MP_QSTR_b)"))

    def test_two_of_one_name(self) -> None:
        mistakes = self.modules(("MODULE", "MP_QSTR_a, a_obj", "a.c:1"),
                                ("MODULE", "MP_QSTR_a, b_obj", "b.c:9"))
        self.assertIn("registered at a.c:1 too", mistakes.directives(["b.c:9"]))

    def test_not_understood(self) -> None:
        mistakes = self.modules(("MODULE", "MP_QSTR_a b_obj", "b.c:9"))
        self.assertIn("write it as MP_REGISTER_MODULE(", mistakes.directives(["b.c:9"]))

    def test_root_pointers(self) -> None:
        mistakes = Mistakes()
        modules.write_root_pointers(self.folder, [
            ("ROOT_POINTER", "mp_obj_t table[4]", "b.c:1"),
            ("ROOT_POINTER", "void (*call)(int)", "a.c:1"),
            ("ROOT_POINTER", "mp_obj_t table[4]", "c.c:1"),
            ("ROOT_POINTER", "int *table", "d.c:1")], mistakes)
        self.assertTrue(self.read("root_pointers.h").endswith(
            "void (*call)(int);\nmp_obj_t table[4];\n"))
        self.assertIn("declared differently at b.c:1", mistakes.directives(["d.c:1"]))


class Texts(InFolder):
    def decode(self, texts: errortexts.ErrorTexts, data: bytes) -> bytes:
        out = b""
        for byte in data:
            if byte >= errortexts.FIRST_CODE:
                out += self.decode(texts, bytes(texts.pairs[byte - errortexts.FIRST_CODE]))
            else:
                out += bytes([byte])
        return out

    def test_round_trip(self) -> None:
        literals = {f'"object %q is not {what}\\n"': "a.c" for what in
                    ("iterable", "callable", "subscriptable", "hashable", "an iterator")}
        texts = errortexts.ErrorTexts(literals, self.path("pairs"), Mistakes())
        self.assertTrue(texts.pairs)
        for text in texts.texts.values():
            coded = errortexts._encode(text, texts.pairs)
            self.assertLess(len(coded), len(text))
            self.assertEqual(self.decode(texts, coded), text)
        # The texts of boards and ports do not count for the pairs.
        more = dict(literals, **{'"quite other words"': "b.c", '"quite other things"': "b.c"})
        core = errortexts.ErrorTexts(more, self.path("core"), Mistakes(), set(literals))
        self.assertEqual(core.pairs, texts.pairs)
        self.assertEqual(set(core.texts), set(more))
        # The pairs stay when a text is added.
        literals['"something else"'] = "b.c"
        again = errortexts.ErrorTexts(literals, self.path("pairs"), Mistakes())
        self.assertEqual(again.pairs, texts.pairs)

    def test_not_ascii(self) -> None:
        mistakes = Mistakes()
        errortexts.ErrorTexts({'"\u00e9"': "a.c"}, self.path("pairs"), mistakes)
        self.assertIn("not ASCII", mistakes.directives(["a.c"]))


class Dfu(unittest.TestCase):
    def test_image(self) -> None:
        image = dfu.dfu_image(0x08000000, b"firmware")
        self.assertEqual(image[:5], b"DfuSe")
        self.assertEqual(struct.unpack_from("<I", image, 6)[0], len(image) - 16)
        self.assertEqual(image[11:17], b"Target")
        self.assertEqual(struct.unpack_from("<II", image, 11 + 274), (0x08000000, 8))
        self.assertEqual(image[-8:-4], b"UFD\x10")
        self.assertEqual(struct.unpack("<I", image[-4:])[0],
                         ~zlib.crc32(image[:-4]) & 0xFFFFFFFF)


if __name__ == "__main__":
    unittest.main()
