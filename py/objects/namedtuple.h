// The function behind collections.namedtuple().
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_NAMEDTUPLE_H
#define SLIPWAY_PY_OBJECTS_NAMEDTUPLE_H

#include "py/obj.h"

extern const mp_obj_fun_builtin_fixed_t mp_namedtuple_obj;

#endif  // SLIPWAY_PY_OBJECTS_NAMEDTUPLE_H
