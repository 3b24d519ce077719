// What the files of the embedding port share. SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_PORT_EMBED_H
#define SLIPWAY_PORT_EMBED_H

#include "include/slipway.h"
#include "py/obj.h"

// Both raise what making an object or looking into one may raise.
mp_obj_t embed_to_python(const slipway_value_t *value);
slipway_value_t embed_from_python(mp_obj_t object);

// A Python function that calls a C one.
mp_obj_t embed_new_function(slipway_function_t function, void *data);

// The exception that a C function asked for, or that a call inside it failed with: given once.
mp_obj_t embed_take_exception(void);
void embed_clear_exception(void);

#endif
