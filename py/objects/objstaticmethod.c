// staticmethod and classmethod: wrappers that say how a function found in a class is to be bound.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"

static mp_obj_t wrapper_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 1, 1, false);
    mp_obj_static_class_method_t *o = mp_obj_malloc(mp_obj_static_class_method_t, type);
    o->fun = args[0];
    return MP_OBJ_FROM_PTR(o);
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_staticmethod, MP_QSTR_staticmethod, MP_TYPE_FLAG_LAYOUT_VALUES,
    make_new, wrapper_make_new);

MP_DEFINE_CONST_OBJ_TYPE(mp_type_classmethod, MP_QSTR_classmethod, MP_TYPE_FLAG_LAYOUT_VALUES,
    make_new, wrapper_make_new);
