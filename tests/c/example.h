// What the example module shows to the tests beside Python.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_TESTS_C_EXAMPLE_H
#define SLIPWAY_TESTS_C_EXAMPLE_H

#include "py/obj.h"

extern const mp_obj_type_t example_type_Vector;

#endif  // SLIPWAY_TESTS_C_EXAMPLE_H
