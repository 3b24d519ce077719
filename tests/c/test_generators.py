"""Tests of the generators in py/gen: names and their ids, what a scan finds and when it is done again,
the tables made from it, and how mistakes in the sources are reported.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest
from typing import Dict, List, Optional

TREE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
GEN = os.path.join(TREE, "py", "gen")
sys.path.insert(0, GEN)

import errortexts  # noqa: E402
import output  # noqa: E402
import qstrs  # noqa: E402


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

    def read(self, *parts: str) -> str:
        with open(self.path(*parts), encoding="utf-8") as file:
            return file.read()


class Decoding(unittest.TestCase):
    def test_plain_names(self) -> None:
        for name in ("append", "__init__", "_", "__lt__", "x_y_z", "A1", "_private", ""):
            self.assertEqual(qstrs.decode(name), name)

    def test_escapes(self) -> None:
        for ident, text in (("_lt_module_gt_", "<module>"), ("_lt_stdin_gt_", "<stdin>"),
                            ("_brace_open__colon__hash_b_brace_close_", "{:#b}"),
                            ("_percent__hash_o", "%#o"), ("_0x0a_", "\n"), ("_star_", "*"),
                            ("_slash_lib", "/lib"), ("_dot_frozen", ".frozen"), ("_space_", " ")):
            self.assertEqual(qstrs.decode(ident), text, ident)

    def test_hash(self) -> None:
        """32-bit FNV-1a; these values are those of its authors' test vectors."""
        self.assertEqual(qstrs.fnv1a(b"a"), 0xE40C292C)
        self.assertEqual(qstrs.fnv1a(b"foobar"), 0xBF9CF968)
        self.assertEqual(qstrs.fnv1a(b""), 0x811C9DC5)


class Ids(InFolder):
    def assign(self, *names: str) -> Dict[str, int]:
        assigned = qstrs.assign(names, ["first", "second"], self.path("ids"))
        self.assertEqual(assigned[:4], ["", "", "first", "second"])
        return {name: i for i, name in enumerate(assigned) if i >= 2}

    def test_clean_build_is_reproducible(self) -> None:
        one = self.assign("pear", "apple", "fig")
        os.remove(self.path("ids"))
        self.assertEqual(one, self.assign("fig", "pear", "apple"))

    def test_ids_stay(self) -> None:
        before = self.assign("pear", "apple", "fig")
        after = self.assign("pear", "apple", "fig", "banana", "aardvark")
        self.assertEqual(before, {name: after[name] for name in before})
        self.assertEqual(len(set(after.values())), len(after))

    def test_removed_name_frees_its_id_for_a_new_one_only(self) -> None:
        before = self.assign("pear", "apple", "fig")
        self.assign("pear", "fig")
        after = self.assign("pear", "fig", "kiwi")
        self.assertEqual((after["pear"], after["fig"]), (before["pear"], before["fig"]))
        self.assertEqual(after["kiwi"], before["apple"])

    def test_names_removed_at_the_end_go(self) -> None:
        before = self.assign("pear", "apple", "fig")
        self.assign("pear", "apple", "fig", "zebra", "yak")
        self.assertEqual(self.assign("pear", "apple", "fig"), before)

    def test_full_table_is_made_anew(self) -> None:
        """Rather than to keep places for names that are gone."""
        self.assign("pear", *[f"{i:0250}" for i in range(300)], "zebra")
        self.assertEqual(list(self.assign("pear", "zebra")), ["first", "second", "pear", "zebra"])

    def test_ids_of_the_core(self) -> None:
        """What boards and ports add comes behind, so that the core's ids do not depend on it."""
        names = {f"MP_QSTR_{name}": "x.c" for name in ("a", "b", "m", "z")}
        core = {"MP_QSTR_b", "MP_QSTR_z"}
        alone = qstrs.Names({ident: "x.c" for ident in core}, [], self.path("alone"), output.Mistakes())
        with_more = qstrs.Names(names, [], self.path("more"), output.Mistakes(), core)
        self.assertEqual(alone.names, ["", "", "b", "z"])
        self.assertEqual(with_more.names, ["", "", "b", "z", "a", "m"])

    def test_fixed_names_keep_their_order(self) -> None:
        names = self.assign("zebra", "first")
        self.assertEqual((names["first"], names["second"]), (2, 3))

    def test_damaged_database(self) -> None:
        clean = self.assign("a", "b")
        self.write("ids", "not hexadecimal\n")
        self.assertEqual(clean, self.assign("a", "b"))

    def test_tree_names(self) -> None:
        names = qstrs.fixed_names(os.path.join(GEN, "qstrdefs.txt"))
        self.assertEqual(len(names), len(set(names)))

    def test_name_twice(self) -> None:
        self.write("defs.txt", "one\ntwo // a comment\none\n")
        with self.assertRaisesRegex(SystemExit, "'one' is listed twice"):
            qstrs.fixed_names(self.path("defs.txt"))


class Output(InFolder):
    def test_written_only_when_changed(self) -> None:
        path = self.path("sub", "file.h")
        self.assertTrue(output.write_if_changed(path, "text"))
        os.utime(path, (1, 1))
        self.assertFalse(output.write_if_changed(path, "text"))
        self.assertEqual(os.stat(path).st_mtime, 1)
        self.assertTrue(output.write_if_changed(path, "other"))

    def test_c_strings(self) -> None:
        self.assertEqual(output.c_string(b'a"b\\c\n??\xff7'), '"a\\"b\\\\c\\012\\077\\077\\3777"')


class ErrorTexts(InFolder):
    def test_decoding_gives_the_text_back(self) -> None:
        texts = ['"object not callable"', '"object not iterable"', '"object not subscriptable"',
                 '"can\'t convert %s to %s" " (%d)"', '"object isn\'t a module"', '""']
        coded = errortexts.ErrorTexts({text: "x.c" for text in texts}, self.path("pairs"),
                                      output.Mistakes())
        def expand(code: int) -> bytes:
            if code < errortexts.FIRST_CODE:
                return bytes([code])
            first, second = coded.pairs[code - errortexts.FIRST_CODE]
            return expand(first) + expand(second)
        self.assertTrue(coded.pairs)
        for literal, text in coded.texts.items():
            packed = errortexts._encode(text, coded.pairs)
            self.assertEqual(b"".join(map(expand, packed)), text)
            self.assertLessEqual(len(packed), len(text))

    def test_pairs_stay(self) -> None:
        """When a text is added, and whatever boards and ports add."""
        literals = {f'"object is not {what}"': "x.c" for what in ("iterable", "callable", "hashable", "an iterator")}
        first = errortexts.ErrorTexts(literals, self.path("pairs"), output.Mistakes())
        more = dict(literals, **{f'"quite other words {i}"': "x.c" for i in range(9)})
        again = errortexts.ErrorTexts(more, self.path("pairs"), output.Mistakes())
        core = errortexts.ErrorTexts(more, self.path("core"), output.Mistakes(), set(literals))
        self.assertTrue(first.pairs)
        self.assertEqual(again.pairs, first.pairs)
        self.assertEqual(core.pairs, first.pairs)
        self.assertEqual(set(core.texts), set(more))

    def test_not_ascii(self) -> None:
        mistakes = output.Mistakes()
        errortexts.ErrorTexts({'"\u00e9"': "x.c"}, self.path("pairs"), mistakes)
        self.assertIn("not ASCII", mistakes.directives(["x.c"]))


class Generating(InFolder):
    """The whole step, on small sources of its own."""

    HEADER = ("#ifdef NO_QSTR\n#else\n"
              "#define MP_REGISTER_MODULE(a, b)\n#define MP_REGISTER_ROOT_POINTER(a)\n"
              "#define MP_ERROR_TEXT(x) (x)\n#endif\n")

    def setUp(self) -> None:
        super().setUp()
        self.write("api.h", self.HEADER)
        self.sources: List[str] = []

    def source(self, name: str, text: str) -> None:
        self.write(name, '#include "api.h"\n' + text)
        if name not in self.sources:
            self.sources.append(name)

    def generate(self, defines: str = "") -> None:
        header = os.path.join(self.folder, "gen", "genhdr", "qstr", "%s.h")
        self.write("commands.json", json.dumps([{
            "directory": self.folder, "file": self.path(name),
            "command": "cc -I%s %s -include %s -o %s.o -c %s" % (
                self.folder, defines, header % name, name, self.path(name)),
        } for name in self.sources]))
        done = subprocess.run(
            [sys.executable, os.path.join(GEN, "generate.py"), "--commands", self.path("commands.json"),
             "--out", self.path("gen"), "--top", TREE, "--stamp", self.path("stamp"),
             "--depfile", self.path("depfile"), "--compiler", "cc"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.assertEqual(done.returncode, 0, done.stdout.decode())

    def ids(self, source: str) -> Dict[str, int]:
        return {name: int(value) for name, value in
                re.findall(r"#define (MP_QSTR\w*) \((\d+)\)", self.read("gen", "genhdr", "qstr", source + ".h"))}

    def headers(self) -> Dict[str, str]:
        return {name: self.read("gen", "genhdr", "qstr", name + ".h") for name in self.sources}

    def compiled(self, name: str) -> str:
        """The compiler's messages for a source."""
        done = subprocess.run(["cc", "-I" + self.folder, "-include",
                               self.path("gen", "genhdr", "qstr", name + ".h"), "-fsyntax-only",
                               self.path(name)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        return done.stdout.decode()

    def test_each_source_gets_its_names(self) -> None:
        self.source("a.c", "int a = MP_QSTR_alpha + MP_QSTR_shared;\n")
        self.source("b.c", "int b = MP_QSTR_beta + MP_QSTR_shared + MP_QSTRnull;\n")
        self.generate()
        a, b = self.ids("a.c"), self.ids("b.c")
        self.assertEqual(set(a), {"MP_QSTR_alpha", "MP_QSTR_shared"})
        self.assertEqual(set(b), {"MP_QSTR_beta", "MP_QSTR_shared", "MP_QSTRnull"})
        self.assertEqual(a["MP_QSTR_shared"], b["MP_QSTR_shared"])
        self.assertEqual(b["MP_QSTRnull"], 0)
        table = self.read("gen", "genhdr", "qstrdefs.generated.h")
        self.assertIn('QDEF(%d, %dU, 5, "alpha")' % (a["MP_QSTR_alpha"], qstrs.fnv1a(b"alpha")), table)

    def test_what_the_preprocessor_drops_costs_nothing(self) -> None:
        self.source("a.c", "#if FEATURE\nint x = MP_QSTR_hidden;\nMP_REGISTER_MODULE(MP_QSTR_hidden, m);\n"
                           "#endif\n/* MP_QSTR_in_a_comment */\nint y = MP_QSTR_shown;\n")
        self.generate()
        self.assertEqual(set(self.ids("a.c")), {"MP_QSTR_shown"})
        self.assertNotIn("hidden", self.read("gen", "genhdr", "moduledefs.h"))
        self.generate("-DFEATURE=1")
        self.assertEqual(set(self.ids("a.c")), {"MP_QSTR_shown", "MP_QSTR_hidden"})
        self.assertIn("hidden", self.read("gen", "genhdr", "moduledefs.h"))

    def test_a_new_name_changes_one_header(self) -> None:
        self.source("a.c", "int a = MP_QSTR_alpha;\n")
        self.source("b.c", "int b = MP_QSTR_beta;\n")
        self.generate()
        before = self.headers()
        self.source("a.c", "int a = MP_QSTR_alpha + MP_QSTR_aaa_comes_first;\n")
        self.generate()
        after = self.headers()
        self.assertNotEqual(before["a.c"], after["a.c"])
        self.assertEqual(before["b.c"], after["b.c"])

    def test_a_changed_header_is_noticed(self) -> None:
        self.write("names.h", "#define NAME MP_QSTR_old\n")
        self.source("a.c", '#include "names.h"\nint a = NAME;\n')
        self.generate()
        self.assertEqual(set(self.ids("a.c")), {"MP_QSTR_old"})
        self.assertIn("names.h", self.read("depfile"))
        self.write("names.h", "#define NAME MP_QSTR_renamed\n")
        self.generate()
        self.assertEqual(set(self.ids("a.c")), {"MP_QSTR_renamed"})

    def test_nothing_new_touches_nothing(self) -> None:
        self.source("a.c", "int a = MP_QSTR_alpha;\nMP_REGISTER_MODULE(MP_QSTR_alpha, m);\n")
        self.generate()
        folder = self.path("gen", "genhdr")
        stamps = {}
        for base, _, files in os.walk(folder):
            for name in files:
                os.utime(os.path.join(base, name), (1, 1))
                stamps[os.path.join(base, name)] = 1
        self.generate()
        self.assertEqual([path for path in stamps if os.stat(path).st_mtime != 1], [])

    def test_modules_and_root_pointers(self) -> None:
        self.source("a.c", "MP_REGISTER_MODULE(MP_QSTR_one, one_module);\n"
                           "MP_REGISTER_ROOT_POINTER(mp_obj_t callback);\n")
        self.source("b.c", "MP_REGISTER_MODULE(MP_QSTR_two, two_module);\n"
                           "MP_REGISTER_ROOT_POINTER(struct _thing *list[4]);\n"
                           "MP_REGISTER_ROOT_POINTER(mp_obj_t callback);\n")
        self.generate()
        modules = self.read("gen", "genhdr", "moduledefs.h")
        for text in ("MP_ROM_QSTR(MP_QSTR_one), MP_ROM_PTR(&one_module)", "&two_module"):
            self.assertIn(text, modules)
        roots = self.read("gen", "genhdr", "root_pointers.h")
        self.assertEqual(roots.count("mp_obj_t callback;"), 1)
        self.assertIn("struct _thing *list[4];", roots)

    def mistake(self, text: str, sentence: str, line: Optional[int] = 2) -> None:
        self.source("a.c", text)
        self.generate()
        message = self.compiled("a.c")
        self.assertRegex(message, sentence)
        self.assertIn("a.c:%s" % line, message)

    def test_module_registered_twice(self) -> None:
        self.source("b.c", "MP_REGISTER_MODULE(MP_QSTR_one, other);\n")
        self.source("a.c", "MP_REGISTER_MODULE(MP_QSTR_one, m);\n")
        self.generate()
        self.assertRegex(self.compiled("a.c") + self.compiled("b.c"), "error.*module named one is registered")

    def test_module_without_a_name(self) -> None:
        self.mistake("MP_REGISTER_MODULE(one, m);\n", "error.*MP_QSTR_one")

    def test_module_not_understood(self) -> None:
        self.mistake("MP_REGISTER_MODULE(MP_QSTR_one);\n", "error.*not understood.*write it as")

    def test_root_pointer_without_a_name(self) -> None:
        self.mistake("MP_REGISTER_ROOT_POINTER();\n", "error.*(declares no name|not understood)")

    def test_root_pointer_of_two_types(self) -> None:
        self.mistake("MP_REGISTER_ROOT_POINTER(int *x);\nMP_REGISTER_ROOT_POINTER(char *x);\n",
                     "error.*declared differently", 3)

    def test_error_text_that_is_no_literal(self) -> None:
        self.mistake("const char *f(const char *s) { return MP_ERROR_TEXT(s); }\n", "error.*literals only")

    def test_name_too_long(self) -> None:
        self.source("a.c", "int b;\n\nint a = MP_QSTR_%s;\n" % ("x" * 300))
        self.generate()
        self.assertRegex(self.compiled("a.c"), r"a\.c:4:.*error.*longer than 255")

    def test_file_that_cannot_be_written(self) -> None:
        self.source("a.c", "int a = MP_QSTR_alpha;\n")
        self.write("gen", "a file where a folder has to be\n")
        with self.assertRaises(AssertionError) as raised:
            self.generate()
        self.assertRegex(str(raised.exception), r"gen/\w+ cannot be written or read: [^\n]+\.")
        self.assertNotIn("Traceback", str(raised.exception).rpartition(" : ")[2])

    def test_too_many_names(self) -> None:
        """The file with most of them is told, and nothing else is wrong."""
        self.source("b.c", "int b = MP_QSTR_beta;\n")
        self.source("a.c", "int a[] = { %s };\n" % ", ".join("MP_QSTR_%0200d" % i for i in range(330)))
        self.generate()
        self.assertRegex(self.compiled("a.c"),
                         r"error: the names of the firmware take \d+ bytes, and 65535 are the most")
        self.assertEqual(self.compiled("a.c").count("error:"), 1)
        self.assertEqual(self.compiled("b.c"), "")
        self.assertNotIn('"0', self.read("gen", "genhdr", "qstrdefs.generated.h"))
        self.source("a.c", "int a = MP_QSTR_alpha;\n")
        self.generate()
        self.assertEqual(self.compiled("a.c"), "")
        self.assertIn('"alpha"', self.read("gen", "genhdr", "qstrdefs.generated.h"))

    def test_name_with_letters_beyond_ascii(self) -> None:
        self.source("a.c", "int a = MP_QSTR_größe;\n")
        self.generate()
        self.assertEqual(self.compiled("a.c"), "")
        self.assertIn('"gr\\303\\266\\303\\237e"', self.read("gen", "genhdr", "qstrdefs.generated.h"))

    def test_source_that_does_not_compile(self) -> None:
        """The scan goes on; the compiler tells what is wrong."""
        self.source("a.c", '#include "not_there.h"\nint a = MP_QSTR_alpha;\n')
        self.source("b.c", "int b = MP_QSTR_beta;\n")
        self.generate()
        self.assertEqual(set(self.ids("b.c")), {"MP_QSTR_beta"})
        self.assertIn("not_there.h", self.compiled("a.c"))

    def test_incremental_equals_clean(self) -> None:
        self.source("a.c", "int a = MP_QSTR_alpha;\n")
        self.generate()
        self.source("b.c", "int b = MP_QSTR_beta + MP_QSTR_alpha;\n")
        self.generate()
        incremental = (sorted(self.ids("a.c")), sorted(self.ids("b.c")))
        shutil.rmtree(self.path("gen"))
        self.generate()
        self.assertEqual(incremental, (sorted(self.ids("a.c")), sorted(self.ids("b.c"))))
        count = int(re.findall(r"\((\d+)\)", self.read("gen", "genhdr", "qstrcount.h"))[0])
        self.assertEqual(count, self.read("gen", "genhdr", "qstrdefs.generated.h").count("QDEF("))


if __name__ == "__main__":
    unittest.main()
