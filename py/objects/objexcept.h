// Exception objects: their layout, and the macro by which C modules define exception types of their own.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_OBJEXCEPT_H
#define SLIPWAY_PY_OBJECTS_OBJEXCEPT_H

#include "py/obj.h"

typedef struct _mp_obj_exception_t {
    mp_obj_base_t base;
    mp_obj_tuple_t *args;
    size_t *traceback;  // NULL, or a leaf block: number of entries, then for each file, line, block; innermost first
    mp_obj_t cause;  // what "raise ... from" gave; MP_OBJ_NULL if nothing
} mp_obj_exception_t;

// mp_type_<exc_name>, derived from mp_type_<base_name>.
#define MP_DEFINE_EXCEPTION(exc_name, base_name) \
    MP_DEFINE_CONST_OBJ_TYPE(mp_type_##exc_name, MP_QSTR_##exc_name, MP_TYPE_FLAG_LAYOUT_VALUES, \
        make_new, mp_obj_exception_make_new, print, mp_obj_exception_print, attr, mp_obj_exception_attr, \
        parent, &mp_type_##base_name)

// PRINT_STR: the text; PRINT_REPR: Type(args); PRINT_EXC: "Type: text". With PRINT_EXC_SUBCLASS the type's name, and
// the colon with it, is left to the caller, whose class is derived from the type.
void mp_obj_exception_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind);
void mp_obj_exception_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest);

// Both take instances of native exceptions and of classes derived from them. cause is an exception or None.
void mp_obj_exception_set_cause(mp_obj_t self_in, mp_obj_t cause);
mp_obj_exception_t *mp_obj_exception_native(mp_obj_t self_in);

// A str of an error text, or None when there is no memory for it.
mp_obj_t mp_obj_new_error_text(mp_rom_error_text_t msg);

// The symbol of an error number, as "ENOENT"; MP_QSTRnull if it has none.
qstr mp_errno_name(mp_int_t errno_value);

#endif  // SLIPWAY_PY_OBJECTS_OBJEXCEPT_H
