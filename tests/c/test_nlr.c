// Non-local return: values, nesting, order, raising again, and what is left behind.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/nlr.h"
#include "test.h"

static void push_and_pop(void) {
    nlr_buf_t nlr;
    volatile int trail = 0;
    if (nlr_push(&nlr) == 0) {
        trail = trail * 10 + 1;
        nlr_pop();
        trail = trail * 10 + 2;
    } else {
        trail = -1;
    }
    CHECK(trail == 12);
}

static void value_arrives(void) {
    nlr_buf_t nlr;
    static int token;
    volatile int trail = 0;
    if (nlr_push(&nlr) == 0) {
        trail = 1;
        nlr_jump(&token);
    } else {
        CHECK(nlr.ret_val == &token);
        trail = trail * 10 + 2;
    }
    CHECK(trail == 12);
}

static volatile int depth_reached;

static void raise_below(int n) {
    depth_reached = n;
    if (n == 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("deep"));
    }
    if (depth_reached == n) {
        raise_below(n - 1);
    }
    depth_reached = -1;  // not reached: keeps the call from being a jump
}

static void newest_catches(void) {
    nlr_buf_t outer, inner;
    volatile int trail = 0;
    if (nlr_push(&outer) == 0) {
        if (nlr_push(&inner) == 0) {
            raise_below(20);
        } else {
            trail = 1;
            nlr_jump(inner.ret_val);
        }
    } else {
        trail = trail * 10 + 2;
        CHECK(mp_obj_is_type(MP_OBJ_FROM_PTR(outer.ret_val), &mp_type_ValueError));
    }
    CHECK(trail == 12 && depth_reached == 0);
}

static void many_times(void) {
    volatile int caught = 0;
    for (volatile int i = 0; i < 1000; i++) {
        nlr_buf_t nlr;
        if (nlr_push(&nlr) == 0) {
            if (i % 2) {
                mp_raise_type(&mp_type_KeyError);
            }
            nlr_pop();
        } else {
            caught++;
        }
    }
    CHECK(caught == 500);
}

static void through_python(void) {
    py_exec("def f(n):\n"
            "    try:\n"
            "        return f(n - 1) if n else 1 // 0\n"
            "    finally:\n"
            "        trail.append(n)\n"
            "trail = []\n");
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        py_exec("f(3)");
        nlr_pop();
        CHECK(false);
    } else {
        CHECK(mp_obj_is_type(MP_OBJ_FROM_PTR(nlr.ret_val), &mp_type_ZeroDivisionError));
    }
    CHECK(py_true("trail == [0, 1, 2, 3]"));
    CHECK(py_true("1 + 1 == 2"));
}

const test_t nlr_tests[] = {
    { "nlr push and pop", push_and_pop },
    { "nlr value", value_arrives },
    { "nlr nesting", newest_catches },
    { "nlr many times", many_times },
    { "nlr through Python", through_python },
    { NULL, NULL },
};
