// mp_arg_parse_all and mp_arg_check_num: what is accepted, filled in, and refused.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "test.h"

enum { ARG_pin, ARG_mode, ARG_pull, ARG_invert };

static mp_arg_val_t parsed[4];

static mp_obj_t parse(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_pin, MP_ARG_REQUIRED | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
        { MP_QSTR_mode, MP_ARG_INT, { .u_int = 7 } },
        { MP_QSTR_pull, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_invert, MP_ARG_KW_ONLY | MP_ARG_BOOL, { .u_bool = false } },
    };
    mp_arg_parse_all(n_args, args, kw, MP_ARRAY_SIZE(allowed), allowed, parsed);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_KW(parse_obj, 0, parse);

static mp_obj_t parse_array(size_t n_args, size_t n_kw, const mp_obj_t *args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_a, MP_ARG_REQUIRED | MP_ARG_INT, { .u_int = 0 } },
        { MP_QSTR_b, MP_ARG_KW_ONLY | MP_ARG_REQUIRED | MP_ARG_INT, { .u_int = 0 } },
    };
    mp_arg_parse_all_kw_array(n_args, n_kw, args, MP_ARRAY_SIZE(allowed), allowed, parsed);
    return mp_const_none;
}

static void call(const char *expression) {
    mp_store_global(MP_QSTR_parse, MP_OBJ_FROM_PTR(&parse_obj));
    py_eval(expression);
}

static void call_it(void *expression) {
    call(expression);
}

static void accepted(void) {
    call("parse('P1')");
    CHECK(looks_like(parsed[ARG_pin].u_obj, "'P1'") && parsed[ARG_mode].u_int == 7);
    CHECK(parsed[ARG_pull].u_obj == mp_const_none && !parsed[ARG_invert].u_bool);
    call("parse('P2', 3)");
    CHECK(parsed[ARG_mode].u_int == 3);
    call("parse('P3', mode=-4, invert=True, pull=[])");
    CHECK(parsed[ARG_mode].u_int == -4 && parsed[ARG_invert].u_bool);
    CHECK(looks_like(parsed[ARG_pull].u_obj, "[]"));
    call("parse(mode=1, pin=None, invert=5)");
    CHECK(parsed[ARG_pin].u_obj == mp_const_none && parsed[ARG_invert].u_bool);
    call("parse(*['P4'], **{'mode': True})");
    CHECK(parsed[ARG_mode].u_int == 1);
}

static void refused(void) {
    static const char *const wrong[] = {
        "parse()",
        "parse(mode=1)",
        "parse(1, 2, 3)",
        "parse(1, unknown=2)",
        "parse(1, pin=2)",
        "parse(1, mode='text')",
        "parse(1, 2, mode=3)",
        "parse(1, mode=None)",
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(wrong); i++) {
        bool ok = test_raises(call_it, (void *)wrong[i]) == &mp_type_TypeError;
        test_check(ok, wrong[i], __FILE__, __LINE__);
    }
}

static void array_missing(void *arg) {
    (void)arg;
    mp_obj_t args[1] = { MP_OBJ_NEW_SMALL_INT(1) };
    parse_array(1, 0, args);
}

static void kw_array(void) {
    mp_obj_t args[3] = { MP_OBJ_NEW_SMALL_INT(5), MP_OBJ_NEW_QSTR(MP_QSTR_b),
        MP_OBJ_NEW_SMALL_INT(6) };
    parse_array(1, 1, args);
    CHECK(parsed[0].u_int == 5 && parsed[1].u_int == 6);
    CHECK(test_raises(array_missing, NULL) == &mp_type_TypeError);
}

typedef struct {
    size_t n_args, n_kw, min, max;
    bool takes_kw, ok;
} arity_t;

static void check_arity(void *arg) {
    const arity_t *a = arg;
    mp_arg_check_num(a->n_args, a->n_kw, a->min, a->max, a->takes_kw);
}

static void arity(void) {
    static const arity_t cases[] = {
        { 0, 0, 0, 0, false, true },
        { 1, 0, 0, 0, false, false },
        { 1, 0, 1, 3, false, true },
        { 3, 0, 1, 3, false, true },
        { 4, 0, 1, 3, false, false },
        { 0, 0, 1, 3, false, false },
        { 1, 1, 1, 3, false, false },
        { 1, 1, 1, 3, true, true },
        { 9, 0, 1, MP_OBJ_FUN_ARGS_MAX, false, true },
    };
    for (size_t i = 0; i < MP_ARRAY_SIZE(cases); i++) {
        const mp_obj_type_t *raised = test_raises(check_arity, (void *)&cases[i]);
        CHECK(raised == (cases[i].ok ? NULL : &mp_type_TypeError));
    }
}

const test_t argument_tests[] = {
    { "arguments accepted", accepted },
    { "arguments refused", refused },
    { "arguments in an array", kw_array },
    { "number of arguments", arity },
    { NULL, NULL },
};
