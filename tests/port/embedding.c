// Tests slipway.h from an application: values both ways, errors, calls within calls, a second life.
// Prints what is wrong, or "passed". SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <slipway.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static unsigned failed;
static char printed[256];

static void check(bool ok, const char *what, int line) {
    if (!ok) {
        failed++;
        printf("line %d: %s\n%s", line, what, slipway_error());
    }
}
#define CHECK(condition) check(condition, #condition, __LINE__)

static void keep(void *data, const char *text, size_t len) {
    strncat(data, text, len);
}

// Gives its only argument back.
static bool same(void *data, size_t n_args, const slipway_value_t *args, slipway_value_t *result) {
    (void)data;
    if (n_args != 1) {
        return slipway_raise("TypeError", "one argument");
    }
    *result = args[0];
    return true;
}

// Calls the Python function whose name it was registered with, and counts how often.
static bool relay(void *data, size_t n_args, const slipway_value_t *args, slipway_value_t *result) {
    ++*(int *)data;
    return slipway_call("inner", n_args, args, result);
}

static bool silent(void *data, size_t n_args, const slipway_value_t *args, slipway_value_t *result) {
    (void)data, (void)n_args, (void)args, (void)result;
    return false;
}

static void test_values(void) {
    CHECK(slipway_add_function("same", same, NULL));
    CHECK(slipway_run_string("def round_trip(x):\n    return same(x)\n"));
    slipway_value_t given[] = { slipway_none(), slipway_bool(true), slipway_int(-5),
        slipway_int(INT64_MAX), slipway_float(0.5), slipway_str("gr\xc3\xbc\xc3\x9f"),
        slipway_bytes("a\0b", 3) };
    for (size_t i = 0; i < sizeof(given) / sizeof(given[0]); i++) {
        slipway_value_t back = slipway_none();
        CHECK(slipway_call("round_trip", 1, &given[i], &back));
        CHECK(back.kind == given[i].kind && back.len == given[i].len);
        if (back.kind == SLIPWAY_INT) {
            CHECK(back.as.integer == given[i].as.integer);
        } else if (back.kind == SLIPWAY_FLOAT) {
            CHECK(back.as.number == given[i].as.number);
        } else if (back.len) {
            CHECK(memcmp(back.as.text, given[i].as.text, back.len) == 0);
        }
    }
    slipway_value_t list, length;
    CHECK(slipway_run_string("def numbers():\n    return [1, 2, 3]\n"));
    CHECK(slipway_call("numbers", 0, NULL, &list) && list.kind == SLIPWAY_OBJECT);
    CHECK(slipway_call("len", 1, &list, &length) && length.as.integer == 3);
    CHECK(slipway_run_string("def big():\n    return 1 << 100\n"));
    CHECK(slipway_call("big", 0, NULL, &list) && list.kind == SLIPWAY_OBJECT);
}

static void test_errors(void) {
    CHECK(!slipway_run_string("1 +\n") && strstr(slipway_error(), "SyntaxError"));
    CHECK(!slipway_run_string("x = undefined\n") && strstr(slipway_error(), "NameError"));
    CHECK(!slipway_run_file("/no/such/file.py") && strstr(slipway_error(), "OSError"));
    CHECK(!slipway_call("nowhere", 0, NULL, NULL) && strstr(slipway_error(), "NameError"));
    CHECK(!slipway_run_string("def f():\n    f()\nf()\n") && strstr(slipway_error(), "RuntimeError"));
    CHECK(!slipway_run_string("x = bytearray(1 << 30)\n") && strstr(slipway_error(), "MemoryError"));
    CHECK(slipway_run_string("x = 1\n") && slipway_error()[0] == '\0');
    // An exception of C, caught by Python; an unknown name is a RuntimeError.
    CHECK(slipway_run_string("try:\n    same()\nexcept TypeError as e:\n    assert e.args[0] == 'one argument'\n"
                             "else:\n    assert False\n"));
    CHECK(slipway_add_function("silent", silent, NULL));
    CHECK(!slipway_run_string("silent()\n") && strstr(slipway_error(), "RuntimeError: a C function failed"));
}

// The application's options leave the cache out that finds what classes inherit.
static void test_classes(void) {
    CHECK(slipway_run_string("class A:\n    def __len__(self):\n        return 5\n    def kind(self):\n        return 'A'\n"
                             "class B(A):\n    def __add__(self, other):\n        return len(self) + other\n"
                             "def use(o):\n    return o.kind() * (o + 1)\n"
                             "for i in range(20):\n    assert use(B()) == 'AAAAAA'\n"
                             "A.kind = lambda self: 'a'\nassert use(B()) == 'aaaaaa'\n"
                             "B.kind = lambda self: 'b'\nassert use(B()) == 'bbbbbb'\n"
                             "del B.kind\nassert use(B()) == 'aaaaaa'\n"));
}

static void test_nesting(void) {
    int count = 0;
    CHECK(slipway_add_function("links.relay", relay, &count));
    CHECK(slipway_run_string("import links\n"
                             "def inner(n):\n"
                             "    if n < 0:\n"
                             "        raise KeyError(n)\n"
                             "    return links.relay(n - 1) + 1 if n else 0\n"));
    slipway_value_t n = slipway_int(10), depth;
    CHECK(slipway_call("links.relay", 1, &n, &depth) && depth.as.integer == 10 && count == 11);
    // The exception of the call inside is the one that Python sees.
    CHECK(slipway_run_string("try:\n    links.relay(-1)\nexcept KeyError as e:\n    assert e.args[0] == -1\n"
                             "else:\n    assert False\n"));
    n = slipway_int(100000);
    CHECK(!slipway_call("links.relay", 1, &n, &depth) && strstr(slipway_error(), "Error"));
}

int main(void) {
    static uintptr_t heap[32 * 1024];
    CHECK(!slipway_run_string("x = 1\n") && strstr(slipway_error(), "slipway_init"));
    CHECK(!slipway_init(heap, SLIPWAY_SMALLEST_HEAP - 1));
    for (int life = 0; life < 2; life++) {
        CHECK(slipway_init(heap, sizeof(heap)));
        CHECK(!slipway_init(heap, sizeof(heap)));
        slipway_set_output(keep, printed);
        CHECK(slipway_run_string("import x\nprint(x.__name__, 'y' in globals())\ny = 1\n"));
        CHECK(strcmp(printed, "x False\n") == 0);
        printed[0] = '\0';
        // Left out by the application's options.
        CHECK(!slipway_run_string("import math\n") && strstr(slipway_error(), "ImportError"));
        test_values();
        test_errors();
        test_classes();
        test_nesting();
        CHECK(slipway_run_string("import gc\ngc.collect()\n"));
        slipway_set_output(NULL, NULL);
        slipway_deinit();
    }
    puts(failed ? "failed" : "passed");
    return failed != 0;
}
