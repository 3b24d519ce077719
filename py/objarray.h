// The layout of bytearray, array and memoryview objects.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJARRAY_H
#define SLIPWAY_PY_OBJARRAY_H

#include "py/obj.h"

// Set in a memoryview's typecode if it may be written through.
#define MP_OBJ_ARRAY_TYPECODE_FLAG_RW (0x80)

// To the collector this is laid out like an mp_obj_str_t. Where C code keeps an array object, its items
// stay in place, too, as a peripheral may know their address.
typedef struct _mp_obj_array_t {
    mp_obj_base_t base;
    size_t typecode : 8;                     // struct's letter or BYTEARRAY_TYPECODE, and a flag
    size_t free : (8 * sizeof(size_t) - 8);  // items there is room for behind len; 0 in a memoryview
    size_t len;                              // items
    void *items;
} mp_obj_array_t;

// append() and extend() of bytearray and array.
extern const mp_obj_fun_builtin_fixed_t mp_obj_array_append_obj;
extern const mp_obj_fun_builtin_fixed_t mp_obj_array_extend_obj;

#endif  // SLIPWAY_PY_OBJARRAY_H
