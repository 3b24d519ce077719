// Runs the tests of the C API, each in a fresh interpreter, and counts failures.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>

#include "py/builtin.h"
#include "py/compile.h"
#include "py/gc.h"
#include "py/heap/heap.h"
#include "py/mperrno.h"
#include "py/stackctrl.h"
#include "shared/runtime/gchelper.h"
#include "test.h"

#define HEAP_WORDS (sizeof(void *) > 4 ? 16384 : 12288)

static uintptr_t heap[HEAP_WORDS];
static unsigned n_tests, n_failed;
static bool failed;
mp_obj_t test_exception;

void test_check(bool ok, const char *what, const char *file, int line) {
    if (!ok) {
        failed = true;
        mp_printf(&mp_plat_print, "  %s:%d: %s\n", file, line, what);
    }
}

const mp_obj_type_t *test_raises(void (*function)(void *), void *arg) {
    nlr_buf_t nlr;
    test_exception = MP_OBJ_NULL;
    if (nlr_push(&nlr) == 0) {
        function(arg);
        nlr_pop();
        return NULL;
    }
    test_exception = MP_OBJ_FROM_PTR(nlr.ret_val);
    return mp_obj_get_type(test_exception);
}

static mp_obj_t run(const char *source, mp_parse_input_kind_t kind) {
    mp_lexer_t *lex = mp_lexer_new_from_str_len(MP_QSTR__lt_string_gt_, source, strlen(source), 0);
    return mp_parse_compile_execute(lex, kind, mp_globals_get(), mp_globals_get());
}

void py_exec(const char *source) {
    run(source, MP_PARSE_FILE_INPUT);
}

mp_obj_t py_eval(const char *expression) {
    return run(expression, MP_PARSE_EVAL_INPUT);
}

bool py_true(const char *expression) {
    return mp_obj_is_true(py_eval(expression));
}

bool looks_like(mp_obj_t object, const char *repr) {
    vstr_t vstr;
    mp_print_t print;
    vstr_init_print(&vstr, 32, &print);
    mp_obj_print_helper(&print, object, PRINT_REPR);
    bool same = strcmp(vstr_null_terminated_str(&vstr), repr) == 0;
    if (!same) {
        mp_printf(&mp_plat_print, "  %s, expected %s\n", vstr_null_terminated_str(&vstr), repr);
    }
    vstr_clear(&vstr);
    return same;
}

static void run_test(const test_t *test, unsigned moving) {
    memset(heap, 0xA5, sizeof(heap));
    gc_init(heap, heap + HEAP_WORDS);
    mp_init();
    gc_debug_compact_every(moving);
    failed = false;
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        test->run();
        nlr_pop();
    } else {
        failed = true;
        mp_obj_print_exception(&mp_plat_print, MP_OBJ_FROM_PTR(nlr.ret_val));
    }
    gc_debug_compact_every(0);
    gc_sweep_all();
    mp_deinit();
    n_tests++;
    n_failed += failed;
    mp_printf(&mp_plat_print, "%s %s%s\n", failed ? "FAILED" : "passed", test->name,
        moving ? ", moving" : "");
}

int main(void) {
    static const test_t *const tables[] = { nlr_tests, heap_tests, object_tests, argument_tests,
        call_tests, failing_tests };
    mp_stack_ctrl_init();
    mp_stack_set_limit(MICROPY_HW_STACK_LIMIT);
    // Once as it is, and once with every block that may move moving at each allocation.
    for (size_t round = 0; round < 2; round++) {
        for (size_t i = 0; i < MP_ARRAY_SIZE(tables); i++) {
            for (const test_t *test = tables[i]; test->name; test++) {
                // Where the heap is full at every step, fewer will do.
                run_test(test, round == 0 ? 0 : tables[i] == failing_tests ? 31 : 1);
            }
        }
    }
    mp_printf(&mp_plat_print, "%u tests, %u failed\n", n_tests, n_failed);
    return n_failed ? 1 : 0;
}

void gc_collect(void) {
    gc_collect_start();
    gc_helper_collect_regs_and_stack();
    gc_collect_root((void **)&test_exception, 1);
    gc_collect_end();
}

void nlr_jump_fail(void *val) {
    (void)val;
    __builtin_trap();
}

mp_import_stat_t mp_import_stat(const char *path) {
    (void)path;
    return MP_IMPORT_STAT_NO_EXIST;
}

mp_lexer_t *mp_lexer_new_from_file(qstr filename) {
    (void)filename;
    mp_raise_OSError(MP_ENOENT);
}
