// A C module as ports write them: functions of every shape, constants, and a type with all slots.
// Written against the documented API alone; test_calls.c uses it from Python.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>

#include "py/runtime.h"
#include "example.h"

// ---- Vector: a few small integers with operators, items, iteration and a buffer -----------------

typedef struct {
    mp_obj_base_t base;
    size_t len;
    int16_t v[];
} vector_t;

static vector_t *new_vector(size_t len) {
    vector_t *self = mp_obj_malloc_var(vector_t, v, int16_t, len, &example_type_Vector);
    self->len = len;
    return self;
}

static mp_obj_t vector_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type;
    mp_arg_check_num(n_args, n_kw, 0, 8, false);
    vector_t *self = new_vector(n_args);
    for (size_t i = 0; i < n_args; i++) {
        self->v[i] = mp_obj_get_int(args[i]);
    }
    return MP_OBJ_FROM_PTR(self);
}

static void vector_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    vector_t *self = MP_OBJ_TO_PTR(self_in);
    mp_print_str(print, kind == PRINT_REPR ? "Vector(" : "<");
    for (size_t i = 0; i < self->len; i++) {
        mp_printf(print, i ? ", %d" : "%d", self->v[i]);
    }
    mp_print_str(print, kind == PRINT_REPR ? ")" : ">");
}

static mp_obj_t vector_unary_op(mp_unary_op_t op, mp_obj_t self_in) {
    vector_t *self = MP_OBJ_TO_PTR(self_in);
    switch (op) {
        case MP_UNARY_OP_BOOL:
            return mp_obj_new_bool(self->len > 0);
        case MP_UNARY_OP_HASH:
            return MP_OBJ_NEW_SMALL_INT(self->len ? self->v[0] : 0);
        case MP_UNARY_OP_LEN:
            return MP_OBJ_NEW_SMALL_INT(self->len);
        case MP_UNARY_OP_NEGATIVE: {
            vector_t *result = new_vector(self->len);
            for (size_t i = 0; i < self->len; i++) {
                result->v[i] = -self->v[i];
            }
            return MP_OBJ_FROM_PTR(result);
        }
        default:
            return MP_OBJ_NULL;
    }
}

static mp_obj_t vector_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs) {
    vector_t *a = MP_OBJ_TO_PTR(lhs), *b = MP_OBJ_TO_PTR(rhs);
    if (op == MP_BINARY_OP_REVERSE_MULTIPLY || (op == MP_BINARY_OP_MULTIPLY && mp_obj_is_int(rhs))) {
        vector_t *result = new_vector(a->len);
        for (size_t i = 0; i < a->len; i++) {
            result->v[i] = a->v[i] * mp_obj_get_int(rhs);
        }
        return MP_OBJ_FROM_PTR(result);
    }
    if (!mp_obj_is_type(rhs, &example_type_Vector)) {
        return MP_OBJ_NULL;
    }
    if (op == MP_BINARY_OP_EQUAL) {
        return mp_obj_new_bool(a->len == b->len && memcmp(a->v, b->v, a->len * sizeof(a->v[0])) == 0);
    }
    if (op != MP_BINARY_OP_ADD && op != MP_BINARY_OP_INPLACE_ADD) {
        return MP_OBJ_NULL;
    }
    if (a->len != b->len) {
        mp_raise_ValueError(MP_ERROR_TEXT("vectors differ in length"));
    }
    vector_t *result = new_vector(a->len);
    for (size_t i = 0; i < a->len; i++) {
        result->v[i] = a->v[i] + b->v[i];
    }
    return MP_OBJ_FROM_PTR(result);
}

static void vector_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    vector_t *self = MP_OBJ_TO_PTR(self_in);
    if (attr != MP_QSTR_first || self->len == 0) {
        dest[1] = MP_OBJ_SENTINEL;
    } else if (dest[0] == MP_OBJ_NULL) {
        dest[0] = MP_OBJ_NEW_SMALL_INT(self->v[0]);
    } else if (dest[1] != MP_OBJ_NULL) {
        self->v[0] = mp_obj_get_int(dest[1]);
        dest[0] = MP_OBJ_NULL;
    }
}

static mp_obj_t vector_subscr(mp_obj_t self_in, mp_obj_t index, mp_obj_t value) {
    vector_t *self = MP_OBJ_TO_PTR(self_in);
    size_t i = mp_get_index(self->base.type, self->len, index, false);
    if (value == MP_OBJ_NULL) {
        return MP_OBJ_NULL;
    }
    if (value == MP_OBJ_SENTINEL) {
        return MP_OBJ_NEW_SMALL_INT(self->v[i]);
    }
    self->v[i] = mp_obj_get_int(value);
    return mp_const_none;
}

typedef struct {
    mp_obj_base_t base;
    mp_fun_1_t iternext;
    mp_obj_t vector;
    size_t at;
} vector_iter_t;

static mp_obj_t vector_iternext(mp_obj_t self_in) {
    vector_iter_t *self = MP_OBJ_TO_PTR(self_in);
    vector_t *vector = MP_OBJ_TO_PTR(self->vector);
    return self->at < vector->len ? MP_OBJ_NEW_SMALL_INT(vector->v[self->at++])
                                  : MP_OBJ_STOP_ITERATION;
}

static mp_obj_t vector_getiter(mp_obj_t self_in, mp_obj_iter_buf_t *iter_buf) {
    _Static_assert(
        sizeof(vector_iter_t) <= sizeof(mp_obj_iter_buf_t), "fits where the caller has room");
    vector_iter_t *iter = (vector_iter_t *)iter_buf;
    iter->base.type = &mp_type_polymorph_iter;
    iter->iternext = vector_iternext;
    iter->vector = self_in;
    iter->at = 0;
    return MP_OBJ_FROM_PTR(iter);
}

static mp_int_t vector_buffer(mp_obj_t self_in, mp_buffer_info_t *info, mp_uint_t flags) {
    (void)flags;
    vector_t *self = MP_OBJ_TO_PTR(self_in);
    info->buf = self->v;
    info->len = self->len * sizeof(self->v[0]);
    info->typecode = 'h';
    return 0;
}

static mp_obj_t vector_call(mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    return vector_binary_op(MP_BINARY_OP_MULTIPLY, self_in, args[0]);
}

static mp_obj_t vector_sum(mp_obj_t self_in) {
    vector_t *self = MP_OBJ_TO_PTR(self_in);
    mp_int_t sum = 0;
    for (size_t i = 0; i < self->len; i++) {
        sum += self->v[i];
    }
    return mp_obj_new_int(sum);
}
static MP_DEFINE_CONST_FUN_OBJ_1(vector_sum_obj, vector_sum);

static mp_obj_t vector_zero(mp_obj_t len) {
    vector_t *self = new_vector(mp_obj_get_int(len));
    memset(self->v, 0, self->len * sizeof(self->v[0]));
    return MP_OBJ_FROM_PTR(self);
}
static MP_DEFINE_CONST_FUN_OBJ_1(vector_zero_fun_obj, vector_zero);
static MP_DEFINE_CONST_STATICMETHOD_OBJ(vector_zero_obj, MP_ROM_PTR(&vector_zero_fun_obj));

static const mp_rom_map_elem_t vector_locals_table[] = {
    { MP_ROM_QSTR(MP_QSTR_sum), MP_ROM_PTR(&vector_sum_obj) },
    { MP_ROM_QSTR(MP_QSTR_zero), MP_ROM_PTR(&vector_zero_obj) },
    { MP_ROM_QSTR(MP_QSTR_MAX), MP_ROM_INT(8) },
};
static MP_DEFINE_CONST_DICT(vector_locals, vector_locals_table);

MP_DEFINE_CONST_OBJ_TYPE(
    example_type_Vector, MP_QSTR_Vector, MP_TYPE_FLAG_NONE,
    make_new, vector_make_new,
    print, vector_print,
    call, vector_call,
    unary_op, vector_unary_op,
    binary_op, vector_binary_op,
    attr, vector_attr,
    subscr, vector_subscr,
    iter, vector_getiter,
    buffer, vector_buffer,
    locals_dict, &vector_locals
    );

// ---- functions ----------------------------------------------------------------------------------

static mp_obj_t example_nothing(void) {
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(example_nothing_obj, example_nothing);

static mp_obj_t example_twice(mp_obj_t function) {
    mp_call_function_0(function);
    return mp_call_function_0(function);
}
static MP_DEFINE_CONST_FUN_OBJ_1(example_twice_obj, example_twice);

static mp_obj_t example_pair(mp_obj_t a, mp_obj_t b) {
    mp_obj_t items[2] = { a, b };
    return mp_obj_new_tuple(2, items);
}
static MP_DEFINE_CONST_FUN_OBJ_2(example_pair_obj, example_pair);

static mp_obj_t example_clamp(mp_obj_t x, mp_obj_t low, mp_obj_t high) {
    if (mp_obj_is_true(mp_binary_op(MP_BINARY_OP_LESS, x, low))) {
        return low;
    }
    return mp_obj_is_true(mp_binary_op(MP_BINARY_OP_MORE, x, high)) ? high : x;
}
static MP_DEFINE_CONST_FUN_OBJ_3(example_clamp_obj, example_clamp);

static mp_obj_t example_count(size_t n_args, const mp_obj_t *args) {
    (void)args;
    return MP_OBJ_NEW_SMALL_INT(n_args);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(example_count_obj, 1, example_count);
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(example_few_obj, 1, 3, example_count);

static mp_obj_t example_keywords(size_t n_args, const mp_obj_t *args, mp_map_t *kw) {
    mp_obj_t dict = mp_obj_new_dict(0);
    for (size_t i = 0; i < kw->alloc; i++) {
        if (mp_map_slot_is_filled(kw, i)) {
            mp_obj_dict_store(dict, kw->table[i].key, kw->table[i].value);
        }
    }
    return example_pair(mp_obj_new_tuple(n_args, args), dict);
}
static MP_DEFINE_CONST_FUN_OBJ_KW(example_keywords_obj, 0, example_keywords);

static mp_obj_t example_fail(mp_obj_t what) {
    if (mp_obj_is_int(what)) {
        mp_raise_OSError(mp_obj_get_int(what));
    }
    mp_raise_msg_varg(
        &mp_type_ValueError, MP_ERROR_TEXT("failed: %s, %d"), mp_obj_str_get_str(what), 42);
}
static MP_DEFINE_CONST_FUN_OBJ_1(example_fail_obj, example_fail);

static mp_obj_t example_call_all(size_t n_args, const mp_obj_t *args) {
    mp_obj_t result = mp_obj_new_list(0, NULL);
    for (size_t i = 0; i < n_args; i++) {
        nlr_buf_t nlr;
        if (nlr_push(&nlr) == 0) {
            mp_obj_list_append(result, mp_call_function_0(args[i]));
            nlr_pop();
        } else {
            const mp_obj_type_t *type = mp_obj_get_type(MP_OBJ_FROM_PTR(nlr.ret_val));
            mp_obj_list_append(result, MP_OBJ_FROM_PTR(type));
        }
    }
    return result;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR(example_call_all_obj, 0, example_call_all);

static const mp_rom_map_elem_t example_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_example) },
    { MP_ROM_QSTR(MP_QSTR_nothing), MP_ROM_PTR(&example_nothing_obj) },
    { MP_ROM_QSTR(MP_QSTR_twice), MP_ROM_PTR(&example_twice_obj) },
    { MP_ROM_QSTR(MP_QSTR_pair), MP_ROM_PTR(&example_pair_obj) },
    { MP_ROM_QSTR(MP_QSTR_clamp), MP_ROM_PTR(&example_clamp_obj) },
    { MP_ROM_QSTR(MP_QSTR_count), MP_ROM_PTR(&example_count_obj) },
    { MP_ROM_QSTR(MP_QSTR_few), MP_ROM_PTR(&example_few_obj) },
    { MP_ROM_QSTR(MP_QSTR_keywords), MP_ROM_PTR(&example_keywords_obj) },
    { MP_ROM_QSTR(MP_QSTR_fail), MP_ROM_PTR(&example_fail_obj) },
    { MP_ROM_QSTR(MP_QSTR_call_all), MP_ROM_PTR(&example_call_all_obj) },
    { MP_ROM_QSTR(MP_QSTR_Vector), MP_ROM_PTR(&example_type_Vector) },
    { MP_ROM_QSTR(MP_QSTR_ANSWER), MP_ROM_INT(42) },
    { MP_ROM_QSTR(MP_QSTR_LABEL), MP_ROM_QSTR(MP_QSTR_example_of_a_label) },
};
static MP_DEFINE_CONST_DICT(example_globals, example_globals_table);

const mp_obj_module_t example_module = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&example_globals,
};

MP_REGISTER_MODULE(MP_QSTR_example, example_module);
