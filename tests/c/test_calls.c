// Calls from C to Python and back, exceptions across both, attributes, imports, compiling.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>

#include "py/compile.h"
#include "py/gc.h"
#include "example.h"
#include "test.h"

static void python_from_c(void) {
    py_exec("def add(a, b=10, *rest, k=0, **kw):\n"
            "    return a + b + sum(rest) + k + sum(kw.values())\n"
            "class Counter:\n"
            "    def __init__(self, n):\n"
            "        self.n = n\n"
            "    def up(self, by=1):\n"
            "        self.n += by\n"
            "        return self.n\n");
    mp_obj_t add = py_eval("add");
    CHECK(mp_obj_get_int(mp_call_function_1(add, MP_OBJ_NEW_SMALL_INT(1))) == 11);
    CHECK(mp_obj_get_int(mp_call_function_2(add, MP_OBJ_NEW_SMALL_INT(1), MP_OBJ_NEW_SMALL_INT(2)))
        == 3);
    mp_obj_t args[7] = {
        MP_OBJ_NEW_SMALL_INT(1),
        MP_OBJ_NEW_SMALL_INT(2),
        MP_OBJ_NEW_SMALL_INT(3),
        MP_OBJ_NEW_QSTR(MP_QSTR_k),
        MP_OBJ_NEW_SMALL_INT(100),
        MP_OBJ_NEW_QSTR(MP_QSTR_other),
        MP_OBJ_NEW_SMALL_INT(1000),
    };
    CHECK(mp_obj_get_int(mp_call_function_n_kw(add, 3, 2, args)) == 1106);

    mp_obj_t counter = mp_call_function_1(py_eval("Counter"), MP_OBJ_NEW_SMALL_INT(5));
    mp_obj_t method[3];
    mp_load_method(counter, MP_QSTR_up, method);
    method[2] = MP_OBJ_NEW_SMALL_INT(3);
    CHECK(mp_obj_get_int(mp_call_method_n_kw(1, 0, method)) == 8);
    CHECK(mp_obj_get_int(mp_call_method_n_kw(0, 0, method)) == 9);
    CHECK(mp_obj_get_int(mp_load_attr(counter, MP_QSTR_n)) == 9);
    mp_store_attr(counter, MP_QSTR_n, MP_OBJ_NEW_SMALL_INT(50));
    CHECK(mp_obj_get_int(mp_call_function_0(mp_load_attr(counter, MP_QSTR_up))) == 51);
    mp_load_method_maybe(counter, MP_QSTR_down, method);
    CHECK(method[0] == MP_OBJ_NULL);
}

static void call_fun(void *fun) {
    mp_call_function_0(fun);
}

static void load_missing(void *obj) {
    mp_load_attr(obj, MP_QSTR_down);
}

static void exceptions(void) {
    py_exec("class Own(ValueError):\n    pass\ndef f():\n    raise Own('text', 5)\n");
    const mp_obj_type_t *type = test_raises(call_fun, py_eval("f"));
    CHECK(type != NULL && strcmp(qstr_str(type->name), "Own") == 0);
    CHECK(mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_ValueError)));
    CHECK(mp_obj_exception_match(test_exception, MP_OBJ_FROM_PTR(&mp_type_Exception)));
    CHECK(!mp_obj_exception_match(test_exception, MP_OBJ_FROM_PTR(&mp_type_KeyError)));
    CHECK(mp_obj_is_exception_instance(test_exception));
    CHECK(looks_like(mp_load_attr(test_exception, MP_QSTR_args), "('text', 5)"));
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 64, &print);
    mp_obj_print_exception(&print, test_exception);
    const char *shown = vstr_null_terminated_str(&vstr);
    CHECK(strstr(shown, "Traceback"));
    CHECK(strstr(shown, "line 4, in f"));
    CHECK(strstr(shown, "Own: ('text', 5)"));
    vstr_clear(&vstr);
    CHECK(test_raises(load_missing, mp_obj_new_list(0, NULL)) == &mp_type_AttributeError);
    CHECK(test_raises(call_fun, mp_const_none) == &mp_type_TypeError);
    mp_obj_t made = mp_obj_new_exception_msg_varg(
        &mp_type_OSError, MP_ERROR_TEXT("%s %d"), "number", 5);
    CHECK(looks_like(made, "OSError('number 5')"));
    CHECK(looks_like(mp_obj_exception_get_value(py_eval("StopIteration(7)")), "7"));
}

static void c_from_python(void) {
    py_exec("import example\nfrom example import Vector");
    CHECK(py_true("example.nothing() is None and example.ANSWER == 42"));
    CHECK(py_true("example.LABEL == 'example_of_a_label' and example.__name__ == 'example'"));
    CHECK(py_true("example.pair(1, [2]) == (1, [2])"));
    CHECK(py_true("[example.clamp(x, 0, 2.5) for x in (-1, 1, 9)] == [0, 1, 2.5]"));
    CHECK(py_true("example.count(1) == 1 and example.count(*range(50)) == 50"));
    CHECK(py_true("example.few(1) == 1 and example.few(1, 2, 3) == 3"));
    CHECK(py_true("example.keywords() == ((), {})"));
    CHECK(py_true("example.keywords(1, 2, a=3, b=4) == ((1, 2), {'a': 3, 'b': 4})"));
    CHECK(py_true("example.keywords(*'xy', **{'k': 1}, j=2) == (('x', 'y'), {'k': 1, 'j': 2})"));
    CHECK(py_true("repr(example.pair).startswith('<function')"));
    py_exec("calls = []\nresult = example.twice(lambda: calls.append(1) or len(calls))");
    CHECK(py_true("result == 2 and calls == [1, 1]"));
    py_exec("result = example.call_all(lambda: 1, lambda: 1 // 0, lambda: nope)");
    CHECK(py_true("result == [1, ZeroDivisionError, NameError]"));
    CHECK(py_true("list(map(example.pair, [1], [2])) == [(1, 2)] and max([1, -5], key=abs) == -5"));
    // C calls Python calls C, many times over.
    py_exec("def nest(n):\n    return example.twice(lambda: nest(n - 1)) + 1 if n else 0\n");
    CHECK(py_true("nest(8) == 8"));
}

static void run_text(void *source) {
    py_exec(source);
}

static void wrong_calls(void) {
    static const char *const wrong[] = {
        "example.nothing(1)",
        "example.pair(1)",
        "example.pair(1, 2, 3)",
        "example.clamp(1, 2)",
        "example.count()",
        "example.few()",
        "example.few(1, 2, 3, 4)",
        "example.count(1, a=2)",
        "example.pair(a=1, b=2)",
        "example.Vector('x')",
        "example.Vector(1, a=2)",
        "example.Vector(*range(9))",
        "-example",
        "example()",
        "example.Vector(1) + 1",
        "example.Vector(1) < example.Vector(2)",
        "example.Vector.sum()",
        "example.Vector.sum(1)",
        "del example.Vector(1)[0]",
    };
    py_exec("import example");
    for (size_t i = 0; i < MP_ARRAY_SIZE(wrong); i++) {
        bool ok = test_raises(run_text, (void *)wrong[i]) == &mp_type_TypeError;
        test_check(ok, wrong[i], __FILE__, __LINE__);
    }
    CHECK(test_raises(run_text, "example.fail('it')") == &mp_type_ValueError);
    CHECK(looks_like(test_exception, "ValueError('failed: it, 42')"));
    CHECK(test_raises(run_text, "example.fail(5)") == &mp_type_OSError);
    CHECK(looks_like(mp_load_attr(test_exception, MP_QSTR_errno), "5"));
    CHECK(test_raises(run_text, "example.Vector(1) + example.Vector(1, 2)") == &mp_type_ValueError);
    CHECK(test_raises(run_text, "example.Vector(1)[3]") == &mp_type_IndexError);
    CHECK(test_raises(run_text, "example.nope") == &mp_type_AttributeError);
    CHECK(test_raises(run_text, "example.Vector(1).nope") == &mp_type_AttributeError);
}

static void c_type(void) {
    py_exec("from example import Vector\nv = Vector(1, 2, 3)");
    CHECK(py_true("repr(v) == 'Vector(1, 2, 3)' and '%r' % v == repr(v)"));
    CHECK(py_true("str(v) == '<1, 2, 3>' and '{}'.format(v) == str(v)"));
    CHECK(py_true("len(v) == 3 and bool(v) and not Vector()"));
    CHECK(py_true("v + v == Vector(2, 4, 6) and v * 2 == 2 * v and v != Vector(1)"));
    CHECK(py_true("-v == Vector(-1, -2, -3) and v(10) == Vector(10, 20, 30)"));
    CHECK(py_true("v[0] == 1 and v[-1] == 3 and list(v) == [1, 2, 3] and sum(v) == 6 and 2 in v"));
    CHECK(py_true("v.sum() == 6 and Vector.sum(v) == 6"));
    CHECK(py_true("Vector.zero(2) == Vector(0, 0) and v.MAX == 8"));
    CHECK(py_true("v.first == 1 and hasattr(v, 'sum') and not hasattr(v, 'last')"));
    CHECK(py_true("type(v) is Vector and isinstance(v, Vector) and Vector.__name__ == 'Vector'"));
    CHECK(py_true("[x * y for x in v for y in v] == [1, 2, 3, 2, 4, 6, 3, 6, 9]"));
    py_exec("v.first = 50\nv[1] = -7\nw = v\nw += v");
    CHECK(py_true("list(v) == [50, -7, 3] and list(w) == [100, -14, 6]"));
    CHECK(py_true("bytes(Vector(1, 256)) in (b'\\x01\\x00\\x00\\x01', b'\\x00\\x01\\x01\\x00')"));
    py_exec("a, *b = v\nm = v.sum\nt = {v: 'found'}");
    CHECK(py_true("a == 50 and b == [-7, 3] and m() == 46 and t[v] == 'found'"));
    py_exec("class Named(Vector):\n    def hello(self):\n        return 'hello', self.sum()\n");
    CHECK(py_true("Named(1, 2).hello() == ('hello', 3) and len(Named(5)) == 1"));
    CHECK(mp_obj_is_type(py_eval("v"), &example_type_Vector));
}

static void two_step_compile(void) {
    const char *source = "x = 5\ndef double(n): return n * 2\n";
    mp_lexer_t *lex = mp_lexer_new_from_str_len(
        qstr_from_str("two_step.py"), source, strlen(source), 0);
    qstr name = mp_lexer_source_name(lex);
    mp_parse_tree_t tree = mp_parse(lex, MP_PARSE_FILE_INPUT);
    mp_obj_t module_fun = mp_compile(&tree, name, false);
    mp_call_function_0(module_fun);
    CHECK(mp_obj_get_int(mp_load_global(MP_QSTR_x)) == 5);
    CHECK(mp_obj_get_int(mp_call_function_1(mp_load_name(MP_QSTR_double), MP_OBJ_NEW_SMALL_INT(4)))
        == 8);
    mp_store_global(MP_QSTR_x, mp_const_true);
    CHECK(py_true("x is True"));
    mp_delete_global(MP_QSTR_x);
    CHECK(test_raises(run_text, "x") == &mp_type_NameError);
    CHECK(test_raises(run_text, "x = = 1") == &mp_type_SyntaxError);
}

static void imports(void) {
    mp_obj_t module = mp_import_name(MP_QSTR_example, mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
    CHECK(mp_obj_is_type(module, &mp_type_module));
    CHECK(mp_obj_get_int(mp_import_from(module, MP_QSTR_ANSWER)) == 42);
    mp_obj_t fresh = mp_obj_new_module(MP_QSTR_double);
    mp_store_attr(fresh, MP_QSTR_n, MP_OBJ_NEW_SMALL_INT(3));
    CHECK(py_true("__import__('double').n == 3")
        || mp_obj_get_int(mp_load_attr(fresh, MP_QSTR_n)) == 3);
    CHECK(test_raises(run_text, "import not_there") == &mp_type_ImportError);
}

static void generators(void) {
    py_exec("def g(n):\n"
            "    got = None\n"
            "    while n:\n"
            "        try:\n"
            "            got = yield n if got is None else got\n"
            "        except KeyError:\n"
            "            got = 'thrown'\n"
            "        n -= 1\n"
            "    return 'end'\n");
    mp_obj_t gen = py_eval("g(4)"), value;
    CHECK(mp_resume(gen, mp_const_none, MP_OBJ_NULL, &value) == MP_VM_RETURN_YIELD);
    CHECK(mp_obj_get_int(value) == 4);
    CHECK(mp_resume(gen, mp_const_true, MP_OBJ_NULL, &value) == MP_VM_RETURN_YIELD);
    CHECK(value == mp_const_true);
    mp_obj_t exc = mp_obj_new_exception(&mp_type_KeyError);
    CHECK(mp_resume(gen, MP_OBJ_NULL, exc, &value) == MP_VM_RETURN_YIELD);
    CHECK(looks_like(value, "'thrown'"));
    CHECK(mp_resume(gen, mp_const_none, MP_OBJ_NULL, &value) == MP_VM_RETURN_YIELD);
    CHECK(mp_obj_get_int(value) == 1);
    CHECK(mp_resume(gen, mp_const_none, MP_OBJ_NULL, &value) == MP_VM_RETURN_NORMAL);
    CHECK(looks_like(value, "'end'"));
    mp_obj_t iter = py_eval("g(3)"), item;
    int n = 0;
    while ((item = mp_iternext(iter)) != MP_OBJ_STOP_ITERATION) {
        n = n * 10 + mp_obj_get_int(item);
    }
    CHECK(n == 321);
}

static void scheduler(void) {
    py_exec("ran = []");
    mp_obj_t append = py_eval("ran.append");
    CHECK(mp_sched_schedule(append, MP_OBJ_NEW_SMALL_INT(1)));
    CHECK(mp_sched_schedule(append, MP_OBJ_NEW_SMALL_INT(2)));
    mp_handle_pending(true);
    CHECK(py_true("ran == [1, 2]"));
    mp_sched_keyboard_interrupt();
    CHECK(test_raises(run_text, "for i in range(1000): pass") == &mp_type_KeyboardInterrupt);
    CHECK(py_true("1 + 1 == 2"));
}

const test_t call_tests[] = {
    { "calls: Python from C", python_from_c },
    { "calls: exceptions", exceptions },
    { "calls: C from Python", c_from_python },
    { "calls: wrong ones", wrong_calls },
    { "calls: a type in C", c_type },
    { "calls: parse and compile", two_step_compile },
    { "calls: imports", imports },
    { "calls: generators", generators },
    { "calls: scheduler", scheduler },
    { NULL, NULL },
};
