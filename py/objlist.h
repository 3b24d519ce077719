// Lists as C modules see them, beyond what py/obj.h offers.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJLIST_H
#define SLIPWAY_PY_OBJLIST_H

#include "py/obj.h"

mp_obj_t mp_obj_list_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args);

#endif  // SLIPWAY_PY_OBJLIST_H
