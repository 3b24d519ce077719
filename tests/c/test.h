// What the tests of the C API share: checks, tables of tests, and short ways to run Python source.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_TESTS_C_TEST_H
#define SLIPWAY_TESTS_C_TEST_H

#include <stdbool.h>
#include "py/runtime.h"

typedef struct {
    const char *name;
    void (*run)(void);
} test_t;

// Each file's tests, ended by a NULL name.
extern const test_t nlr_tests[], heap_tests[], object_tests[], argument_tests[], call_tests[],
    failing_tests[];

// Notes a failure, and goes on.
void test_check(bool ok, const char *what, const char *file, int line);
#define CHECK(condition) test_check((condition), #condition, __FILE__, __LINE__)

// The type of the exception that function raises, or NULL. Its value is kept in test_exception.
const mp_obj_type_t *test_raises(void (*function)(void *), void *arg);
extern mp_obj_t test_exception;

void py_exec(const char *source);
mp_obj_t py_eval(const char *expression);
bool py_true(const char *expression);
// Whether the object's repr() is the text.
bool looks_like(mp_obj_t object, const char *repr);

#endif  // SLIPWAY_TESTS_C_TEST_H
