// Cells: the variables that nested functions share with the functions around them.
// SPDX-License-Identifier: MIT

#include "py/vm/code.h"

MP_DEFINE_CONST_OBJ_TYPE(mp_type_cell, MP_QSTR_cell, MP_TYPE_FLAG_LAYOUT_VALUES);

mp_obj_t mp_obj_new_cell(mp_obj_t obj) {
    mp_obj_cell_t *o = mp_obj_malloc(mp_obj_cell_t, &mp_type_cell);
    o->obj = obj;
    return MP_OBJ_FROM_PTR(o);
}

mp_obj_t mp_obj_cell_get(mp_obj_t self_in) {
    return ((mp_obj_cell_t *)MP_OBJ_TO_PTR(self_in))->obj;
}

void mp_obj_cell_set(mp_obj_t self_in, mp_obj_t obj) {
    ((mp_obj_cell_t *)MP_OBJ_TO_PTR(self_in))->obj = obj;
}
