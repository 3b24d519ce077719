// Configuration of the C API's tests: all features of the core, no files, no prompt.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <alloca.h>
#include <stdint.h>

#include "mpconfigboard.h"

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)

#define MICROPY_ENABLE_COMPILER (1)
#define MICROPY_ENABLE_GC (1)
#undef MICROPY_DEBUG_ALLOC_FAIL
#define MICROPY_DEBUG_ALLOC_FAIL (1)
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_FLOAT_IMPL (MICROPY_HW_FLOAT_IMPL)
#define MICROPY_ENABLE_EXTERNAL_IMPORT (0)
#define MICROPY_PY_IO (0)
#define MICROPY_PY_BUILTINS_INPUT (0)

typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;

#define MP_STATE_PORT MP_STATE_VM
