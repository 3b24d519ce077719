// None, Ellipsis and NotImplemented: immediate objects, of one type each.
// SPDX-License-Identifier: MIT

#include "py/runtime.h"

static void singleton_print(const mp_print_t *print, mp_obj_t o, mp_print_kind_t kind) {
    static const qstr_short_t names[] = {
        MP_QSTR_None,
        0,
        MP_QSTR_Ellipsis,
        0,
#if MICROPY_PY_BUILTINS_NOTIMPLEMENTED
        MP_QSTR_NotImplemented,
#endif
    };
    bool json = MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && kind == PRINT_JSON;
    mp_print_str(print, json ? "null" : qstr_str(names[MP_OBJ_IMMEDIATE_OBJ_VALUE(o)]));
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_NoneType, MP_QSTR_NoneType, MP_TYPE_FLAG_NONE, print, singleton_print,
    unary_op, mp_generic_unary_op);
MP_DEFINE_CONST_OBJ_TYPE(mp_type_ellipsis, MP_QSTR_ellipsis, MP_TYPE_FLAG_NONE, print, singleton_print,
    unary_op, mp_generic_unary_op);
#if MICROPY_PY_BUILTINS_NOTIMPLEMENTED
MP_DEFINE_CONST_OBJ_TYPE(mp_type_NotImplementedType, MP_QSTR_NotImplementedType, MP_TYPE_FLAG_NONE,
    print, singleton_print, unary_op, mp_generic_unary_op);
#endif
