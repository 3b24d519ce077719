// bool: an int of two values that prints as its name. The values themselves are immediate
// (py/obj.h).
// SPDX-License-Identifier: MIT

#include "py/objint.h"
#include "py/runtime.h"

static void bool_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    bool value = self_in == mp_const_true;
    if (kind == PRINT_JSON) {
        mp_print_str(print, value ? "true" : "false");
    } else {
        mp_print_str(print, value ? "True" : "False");
    }
}

static mp_obj_t bool_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)type_in;
    mp_arg_check_num(n_args, n_kw, 0, 1, false);
    return mp_obj_new_bool(n_args > 0 && mp_obj_is_true(args[0]));
}

static mp_obj_t bool_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in) {
    mp_obj_t result = mp_obj_int_binary_op(op, lhs_in, rhs_in);
    bool logical = (op >= MP_BINARY_OP_OR && op <= MP_BINARY_OP_AND)
        || (op >= MP_BINARY_OP_INPLACE_OR && op <= MP_BINARY_OP_INPLACE_AND);
    return logical && mp_obj_is_bool(rhs_in) ? mp_obj_new_bool(result != MP_OBJ_NEW_SMALL_INT(0))
                                             : result;
}

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_bool, MP_QSTR_bool, MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE,
    make_new, bool_make_new,
    print, bool_print,
    unary_op, mp_obj_int_unary_op,
    binary_op, bool_binary_op,
    parent, &mp_type_int
    );
