// What can be done with any object: its type, printing, truth, length, comparison, hashing, items, buffers.
// SPDX-License-Identifier: MIT
#include "py/builtin.h"
#include "py/objects/objtype.h"
#include "py/objint.h"
#include "py/objstr.h"
#include "py/gc.h"
#include "py/runtime.h"
#include "py/stackctrl.h"

// The same text as an operator's that finds no operand of its kind.
#define UNSUPPORTED MP_ERROR_TEXT("unsupported type for operator")

// Whether common types are dealt with before their slots are asked, which gives the same answers.
#define SHORT_CUTS (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)

// ---- types ------------------------------------------------------------------------------------------------------

const mp_obj_type_t *mp_obj_get_type(mp_const_obj_t o) {
    if (mp_obj_is_obj(o)) {
        return ((const mp_obj_base_t *)o)->type;
    }
    if (mp_obj_is_small_int(o)) {
        return &mp_type_int;
    }
    if (mp_obj_is_qstr(o)) {
        return &mp_type_str;
    }
#if MICROPY_PY_BUILTINS_FLOAT
    if (mp_obj_is_immediate_float(o)) {
        return &mp_type_float;
    }
#endif
    static const mp_obj_type_t *const immediate[] = {
        &mp_type_NoneType,
        &mp_type_bool,
        &mp_type_ellipsis,
        &mp_type_bool,
#if MICROPY_PY_BUILTINS_NOTIMPLEMENTED
        &mp_type_NotImplementedType,
#endif
    };
    mp_uint_t i = MP_OBJ_IMMEDIATE_OBJ_VALUE(o);
    return immediate[i < MP_ARRAY_SIZE(immediate) ? i : 0];
}

#if !MICROPY_OPT_FAST_PATHS
bool mp_obj_is_exact_obj_type(mp_const_obj_t o, const mp_obj_type_t *t) {
    return mp_obj_is_obj(o) && ((const mp_obj_base_t *)o)->type == t;
}

bool mp_obj_is_int(mp_const_obj_t o) {
    return mp_obj_get_type(o) == &mp_type_int;
}

bool mp_obj_is_str(mp_const_obj_t o) {
    return mp_obj_get_type(o) == &mp_type_str;
}

const byte *mp_obj_str_data(mp_const_obj_t o, size_t *len) {
    if (mp_obj_is_qstr(o)) {
        return qstr_data(MP_OBJ_QSTR_VALUE(o), len);
    }
    *len = ((const mp_obj_str_t *)o)->len;
    return ((const mp_obj_str_t *)o)->data;
}
#endif

qstr mp_obj_get_type_qstr(mp_const_obj_t o) {
    return mp_obj_get_type(o)->name;
}

const char *mp_obj_get_type_str(mp_const_obj_t o) {
    return qstr_str(mp_obj_get_type_qstr(o));
}

// ---- printing ---------------------------------------------------------------------------------------------------

void mp_obj_print_helper(const mp_print_t *print, mp_obj_t o, mp_print_kind_t kind) {
    MP_STACK_CHECK();
    if (o == MP_OBJ_NULL) {
        mp_print_str(print, "(nil)");
        return;
    }
    const mp_obj_type_t *type = mp_obj_get_type(o);
    if (MP_OBJ_TYPE_HAS_SLOT(type, print)) {
        MP_OBJ_TYPE_GET_SLOT(type, print)(print, o, kind);
    } else {
        mp_printf(print, "<%q>", (qstr)type->name);
    }
}

void mp_obj_print(mp_obj_t o, mp_print_kind_t kind) {
    mp_obj_print_helper(&mp_plat_print, o, kind);
}

// ---- truth, length, hash ----------------------------------------------------------------------------------------

bool mp_obj_is_true(mp_obj_t o) {
    if (mp_obj_is_immediate_obj(o)) {
        return o != mp_const_false && o != mp_const_none;
    }
    if (SHORT_CUTS && mp_obj_is_small_int(o)) {
        return o != MP_OBJ_NEW_SMALL_INT(0);
    }
    const mp_obj_type_t *type = mp_obj_get_type(o);
    if (MP_OBJ_TYPE_HAS_SLOT(type, unary_op)) {
        mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(type, unary_op)(MP_UNARY_OP_BOOL, o);
        if (result != MP_OBJ_NULL) {
            return result == mp_const_true;
        }
    }
    mp_obj_t len = mp_obj_len_maybe(o);
    return len == MP_OBJ_NULL || len != MP_OBJ_NEW_SMALL_INT(0);
}

mp_obj_t mp_obj_len_maybe(mp_obj_t o) {
    if (SHORT_CUTS && mp_obj_is_str_or_bytes(o)) {
#if MICROPY_PY_BUILTINS_STR_UNICODE
        const mp_obj_type_t *type = mp_obj_get_type(o);
        return MP_OBJ_TYPE_GET_SLOT(type, unary_op)(MP_UNARY_OP_LEN, o);
#else
        GET_STR_LEN(o, len);
        return MP_OBJ_NEW_SMALL_INT(len);
#endif
    }
    const mp_obj_type_t *type = mp_obj_get_type(o);
    return MP_OBJ_TYPE_HAS_SLOT(type, unary_op)
        ? MP_OBJ_TYPE_GET_SLOT(type, unary_op)(MP_UNARY_OP_LEN, o)
        : MP_OBJ_NULL;
}

mp_obj_t mp_obj_len(mp_obj_t o) {
    mp_obj_t len = mp_obj_len_maybe(o);
    if (len == MP_OBJ_NULL) {
        mp_raise_msg_brief(&mp_type_TypeError, UNSUPPORTED,
            MP_ERROR_TEXT("object of type '%s' has no len()"), mp_obj_get_type_str(o));
    }
    return len;
}

mp_int_t mp_obj_hash(mp_obj_t o) {
    if (SHORT_CUTS && mp_obj_is_small_int(o)) {
        return MP_OBJ_SMALL_INT_VALUE(o);
    }
    if (SHORT_CUTS && mp_obj_is_str_or_bytes(o)) {
        return mp_obj_str_hash(o);
    }
    if (MICROPY_OPT_FAST_PATHS && mp_obj_is_exact_obj_type(o, &mp_type_tuple)) {
        return mp_obj_tuple_hash(o);
    }
    return MP_OBJ_SMALL_INT_VALUE(mp_unary_op(MP_UNARY_OP_HASH, o));
}

mp_obj_t mp_generic_unary_op(mp_unary_op_t op, mp_obj_t o) {
    if (op == MP_UNARY_OP_HASH) {
        gc_pin(MP_OBJ_TO_PTR(o));
        return MP_OBJ_NEW_SMALL_INT((mp_int_t)((mp_uint_t)o >> 3));
    }
    return MP_OBJ_NULL;
}

bool mp_obj_is_callable(mp_obj_t o) {
    const mp_obj_type_t *type = mp_obj_get_type(o);
    if (mp_obj_is_instance_type(type)) {
        return mp_class_lookup(type, MP_QSTR___call__) != MP_OBJ_NULL;
    }
    return MP_OBJ_TYPE_HAS_SLOT(type, call);
}

// ---- equality ---------------------------------------------------------------------------------------------------

// The answer of one side, or MP_OBJ_NULL.
static mp_obj_t ask_equal(mp_binary_op_t op, mp_obj_t a, mp_obj_t b, const mp_obj_type_t *b_type) {
    const mp_obj_type_t *type = mp_obj_get_type(a);
    if (!MP_OBJ_TYPE_HAS_SLOT(type, binary_op)) {
        return MP_OBJ_NULL;
    }
    if (type != b_type && !(type->flags & MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE)) {
        return MP_OBJ_NULL;
    }
    mp_binary_op_fun_t ask = MP_OBJ_TYPE_GET_SLOT(type, binary_op);
    if (op == MP_BINARY_OP_EQUAL || type->flags & MP_TYPE_FLAG_EQ_HAS_NEQ_TEST) {
        mp_obj_t result = ask(op, a, b);
        // A class made in Python has asked its __eq__ if it has no __ne__.
        if (result != MP_OBJ_NULL || op == MP_BINARY_OP_EQUAL
            || (MICROPY_CPYTHON_COMPAT && mp_obj_is_instance_type(type))) {
            return result;
        }
    }
    mp_obj_t result = ask(MP_BINARY_OP_EQUAL, a, b);
    return result == MP_OBJ_NULL ? MP_OBJ_NULL : mp_obj_new_bool(!mp_obj_is_true(result));
}

mp_obj_t mp_obj_equal_not_equal(mp_binary_op_t op, mp_obj_t a, mp_obj_t b) {
    mp_obj_t same = mp_obj_new_bool(op == MP_BINARY_OP_EQUAL);
    mp_obj_t different = mp_obj_new_bool(op != MP_BINARY_OP_EQUAL);
    if (a == b && !mp_obj_is_float(a)
        && !(mp_obj_get_type(a)->flags & MP_TYPE_FLAG_EQ_NOT_REFLEXIVE)) {
        return same;
    }
    if (SHORT_CUTS && mp_obj_is_small_int(a) && mp_obj_is_small_int(b)) {
        return a == b ? same : different;
    }
    if (SHORT_CUTS && mp_obj_is_str(a) && mp_obj_is_str(b)) {
        return mp_obj_str_equal(a, b) ? same : different;
    }
    if (mp_subclass_stands_right(a, b)) {
        mp_obj_t left = a;
        a = b;
        b = left;
    }
    mp_obj_t result = ask_equal(op, a, b, mp_obj_get_type(b));
    if (result == MP_OBJ_NULL) {
        result = ask_equal(op, b, a, mp_obj_get_type(a));
    }
    if (result != MP_OBJ_NULL) {
        return result;
    }
    return a == b ? same : different;
}

bool mp_obj_equal(mp_obj_t a, mp_obj_t b) {
    return mp_obj_is_true(mp_obj_equal_not_equal(MP_BINARY_OP_EQUAL, a, b));
}

bool mp_obj_equal_not_equal_helper(mp_binary_op_t op, mp_obj_t a, mp_obj_t b) {
    return mp_obj_is_true(mp_obj_equal_not_equal(op, a, b));
}

// ---- items, iteration, buffers ----------------------------------------------------------------------------------

mp_obj_t mp_obj_subscr(mp_obj_t base, mp_obj_t index, mp_obj_t value) {
    const mp_obj_type_t *type = mp_obj_get_type(base);
    if (MP_OBJ_TYPE_HAS_SLOT(type, subscr)) {
        mp_obj_t result = MP_OBJ_TYPE_GET_SLOT(type, subscr)(base, index, value);
        if (result != MP_OBJ_NULL) {
            return result;
        }
    }
#if MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE
    mp_raise_TypeError(MP_ERROR_TEXT("object not subscriptable"));
#else
    mp_raise_msg_varg(&mp_type_TypeError,
        value == MP_OBJ_SENTINEL ? MP_ERROR_TEXT("'%s' object is not subscriptable")
            : value == MP_OBJ_NULL ? MP_ERROR_TEXT("'%s' object does not support item deletion")
                                   : MP_ERROR_TEXT("'%s' object does not support item assignment"),
        mp_obj_get_type_str(base));
#endif
}

mp_obj_t mp_identity(mp_obj_t self) {
    return self;
}

mp_obj_t mp_identity_getiter(mp_obj_t self, mp_obj_iter_buf_t *iter_buf) {
    (void)iter_buf;
    return self;
}

bool mp_get_buffer(mp_obj_t o, mp_buffer_info_t *bufinfo, mp_uint_t flags) {
    const mp_obj_type_t *type = mp_obj_get_type(o);
    return MP_OBJ_TYPE_HAS_SLOT(type, buffer)
        && MP_OBJ_TYPE_GET_SLOT(type, buffer)(o, bufinfo, flags) == 0;
}

void mp_get_buffer_raise(mp_obj_t o, mp_buffer_info_t *bufinfo, mp_uint_t flags) {
    if (!mp_get_buffer(o, bufinfo, flags)) {
        mp_raise_msg_brief(
            &mp_type_TypeError, UNSUPPORTED, MP_ERROR_TEXT("object with buffer protocol required"));
    }
}

void mp_obj_get_array(mp_obj_t o, size_t *len, mp_obj_t **items) {
    if (mp_obj_is_tuple_compatible(o)) {
        mp_obj_tuple_get(o, len, items);
    } else if (mp_obj_is_exact_obj_type(o, &mp_type_list)) {
        mp_obj_list_get(o, len, items);
    } else {
        mp_raise_msg_brief(&mp_type_TypeError, UNSUPPORTED,
            MP_ERROR_TEXT("object '%s' isn't a tuple or list"), mp_obj_get_type_str(o));
    }
}

void mp_obj_get_array_fixed_n(mp_obj_t o, size_t len, mp_obj_t **items) {
    size_t n;
    mp_obj_get_array(o, &n, items);
    if (n != len) {
        mp_raise_msg_varg(&mp_type_ValueError,
            MP_ERROR_TEXT("requested length %d but object has length %d"), (int)len, (int)n);
    }
}
