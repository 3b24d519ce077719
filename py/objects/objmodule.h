// Modules: the table of built-in ones, and what sys-like modules need to have attributes that can be stored to.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJECTS_OBJMODULE_H
#define SLIPWAY_PY_OBJECTS_OBJMODULE_H

#include "py/obj.h"

// The built-in module of that name, or MP_OBJ_NULL. extensible: of those that a file of the same name takes precedence
// over. The first look-up of a module that has an __init__() calls it.
mp_obj_t mp_module_get_builtin(qstr module_name, bool extensible);

// The tables themselves: names and modules.
extern const mp_map_t mp_builtin_module_map;
extern const mp_map_t mp_builtin_extensible_module_map;

// Attributes of a built-in module that lie in RAM: keys end with MP_QSTRnull, values are in the same order. For an
// MP_REGISTER_MODULE_DELEGATION function; dest as in an attr slot.
void mp_module_generic_attr(qstr attr, mp_obj_t *dest, const uint16_t *keys, mp_obj_t *values);

// Asks the delegation function of a built-in module, if it has one; dest as in an attr slot.
void mp_module_delegate_attr(mp_obj_t module, qstr attr, mp_obj_t *dest);

#endif  // SLIPWAY_PY_OBJECTS_OBJMODULE_H
