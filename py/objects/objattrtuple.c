// Tuples whose items can be read as attributes too; the names of the fields stand behind the last item.
// SPDX-License-Identifier: MIT

#include "py/objtuple.h"
#include "py/runtime.h"
#include "py/objects/sequence.h"

#if MICROPY_PY_ATTRTUPLE || MICROPY_PY_COLLECTIONS

void mp_obj_attrtuple_print_helper(const mp_print_t *print, const qstr *fields, mp_obj_tuple_t *o) {
    for (size_t i = 0; i < o->len; i++) {
        mp_printf(print, i == 0 ? "(%q=" : ", %q=", fields[i]);
        mp_obj_print_helper(print, o->items[i], PRINT_REPR);
    }
    mp_print_str(print, o->len == 0 ? "()" : ")");
}

#endif

#if MICROPY_PY_ATTRTUPLE

mp_obj_t mp_obj_new_attrtuple(const qstr *fields, size_t n, const mp_obj_t *items) {
    mp_obj_tuple_t *o = mp_obj_malloc_var(mp_obj_tuple_t, items, mp_obj_t, n + 1, &mp_type_attrtuple);
    o->len = n;
    memcpy(o->items, items, n * sizeof(mp_obj_t));
    o->items[n] = MP_OBJ_FROM_PTR((void *)fields);
    return MP_OBJ_FROM_PTR(o);
}

static void attrtuple_print(const mp_print_t *print, mp_obj_t o_in, mp_print_kind_t kind) {
    (void)kind;
    mp_obj_tuple_t *o = MP_OBJ_TO_PTR(o_in);
    mp_obj_attrtuple_print_helper(print, MP_OBJ_TO_PTR(o->items[o->len]), o);
}

static void attrtuple_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    if (dest[0] != MP_OBJ_NULL) {
        return;
    }
    mp_obj_tuple_t *self = MP_OBJ_TO_PTR(self_in);
    const qstr *fields = MP_OBJ_TO_PTR(self->items[self->len]);
    for (size_t i = 0; i < self->len; i++) {
        if (fields[i] == attr) {
            dest[0] = self->items[i];
            return;
        }
    }
    dest[1] = MP_OBJ_SENTINEL;
}

MP_DEFINE_CONST_OBJ_TYPE(mp_type_attrtuple, MP_QSTR_tuple,
    MP_TYPE_FLAG_EQ_CHECKS_OTHER_TYPE | MP_TYPE_FLAG_LAYOUT_VALUES, print, attrtuple_print,
    unary_op, mp_obj_tuple_unary_op, binary_op, mp_obj_tuple_binary_op, attr, attrtuple_attr,
    subscr, mp_obj_tuple_subscr, iter, mp_obj_tuple_getiter, parent, &mp_type_tuple,
    locals_dict, &mp_obj_tuple_locals_dict);

#endif  // MICROPY_PY_ATTRTUPLE
