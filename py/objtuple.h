// Tuples as C modules see them, beyond what py/obj.h offers: constant ones with named fields, and the slots that types
// laid out like a tuple use for their own.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJTUPLE_H
#define SLIPWAY_PY_OBJTUPLE_H

#include "py/obj.h"

void mp_obj_tuple_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind);
mp_obj_t mp_obj_tuple_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args);
mp_obj_t mp_obj_tuple_unary_op(mp_unary_op_t op, mp_obj_t self_in);
mp_obj_t mp_obj_tuple_binary_op(mp_binary_op_t op, mp_obj_t lhs, mp_obj_t rhs);
mp_obj_t mp_obj_tuple_subscr(mp_obj_t base, mp_obj_t index, mp_obj_t value);
mp_obj_t mp_obj_tuple_getiter(mp_obj_t o_in, mp_obj_iter_buf_t *iter_buf);
extern const mp_obj_dict_t mp_obj_tuple_locals_dict;  // index, count

// Prints "(name=value, ...)".
void mp_obj_attrtuple_print_helper(const mp_print_t *print, const qstr *fields, mp_obj_tuple_t *o);

// A constant tuple with named fields. fields is an array of qstr, one per item.
#define MP_DEFINE_ATTRTUPLE(tuple_obj_name, fields, nitems, ...) \
    const mp_rom_obj_tuple_t tuple_obj_name = { .base = { &mp_type_attrtuple }, \
        .len = nitems, \
        .items = { __VA_ARGS__, MP_ROM_PTR((void *)fields) } }

#endif  // SLIPWAY_PY_OBJTUPLE_H
