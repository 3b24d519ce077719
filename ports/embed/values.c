// Values on their way between C and Python, and the Python function that stands for a C one.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/runtime.h"
#include "py/stackctrl.h"
#include "embed.h"

typedef struct {
    mp_obj_base_t base;
    slipway_function_t function;
    void *data;
} embed_function_t;

mp_obj_t embed_to_python(const slipway_value_t *value) {
    switch (value->kind) {
        case SLIPWAY_BOOL:
            return mp_obj_new_bool(value->as.boolean);
        case SLIPWAY_INT:
            return mp_obj_new_int_from_ll(value->as.integer);
#if MICROPY_PY_BUILTINS_FLOAT
        case SLIPWAY_FLOAT:
            return mp_obj_new_float((mp_float_t)value->as.number);
#endif
        case SLIPWAY_STR:
            return mp_obj_new_str(value->as.text, value->len);
        case SLIPWAY_BYTES:
            return mp_obj_new_bytes((const byte *)value->as.text, value->len);
        case SLIPWAY_OBJECT:
            return MP_OBJ_FROM_PTR(value->as.object);
        case SLIPWAY_NONE:
            return mp_const_none;
        default:
            mp_raise_TypeError(MP_ERROR_TEXT("not a kind of value"));
    }
}

// Whether an int is one of C's, and which.
static bool fits(mp_obj_t object, long long *value) {
    if (mp_obj_is_small_int(object)) {
        *value = MP_OBJ_SMALL_INT_VALUE(object);
        return true;
    }
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        *value = mp_obj_get_int(object);
        nlr_pop();
        return true;
    }
    return false;
}

slipway_value_t embed_from_python(mp_obj_t object) {
    slipway_value_t value = slipway_none();
    long long integer = 0;
    if (object == mp_const_none) {
        return value;
    }
    if (object == mp_const_true || object == mp_const_false) {
        return slipway_bool(object == mp_const_true);
    }
    if (mp_obj_is_int(object) && fits(object, &integer)) {
        return slipway_int(integer);
    }
#if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_float(object)) {
        return slipway_float(mp_obj_get_float(object));
    }
#endif
    bool str = mp_obj_is_str(object);
    if (str || mp_obj_is_type(object, &mp_type_bytes)) {
        value.kind = str ? SLIPWAY_STR : SLIPWAY_BYTES;
        value.as.text = mp_obj_str_get_data(object, &value.len);
        return value;
    }
    value.kind = SLIPWAY_OBJECT;
    value.as.object = MP_OBJ_TO_PTR(object);
    return value;
}

// The values are on the C stack, which is scanned: nothing they point at goes away or moves.
static mp_obj_t embed_function_call(
    mp_obj_t self_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    embed_function_t *self = MP_OBJ_TO_PTR(self_in);
    mp_arg_check_num(n_args, n_kw, 0, 255, false);
    MP_STACK_CHECK();
    slipway_value_t *values = alloca((n_args + 1) * sizeof(*values));
    for (size_t i = 0; i < n_args; i++) {
        values[i] = embed_from_python(args[i]);
    }
    slipway_value_t result = slipway_none();
    embed_clear_exception();
    if (!self->function(self->data, n_args, values, &result)) {
        nlr_raise(embed_take_exception());
    }
    return embed_to_python(&result);
}

static MP_DEFINE_CONST_OBJ_TYPE(embed_type_function, MP_QSTR_function, MP_TYPE_FLAG_NONE, call,
    embed_function_call);

mp_obj_t embed_new_function(slipway_function_t function, void *data) {
    embed_function_t *self = mp_obj_malloc(embed_function_t, &embed_type_function);
    self->function = function;
    self->data = data;
    return MP_OBJ_FROM_PTR(self);
}
