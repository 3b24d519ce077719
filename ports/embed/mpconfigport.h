// Features of the embedded interpreter, unless the application brings an mpconfigport.h of its own,
// which may include this one and change what it wants different.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <alloca.h>
#include <stdint.h>

#include "mpconfigboard.h"

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)

#define MICROPY_ENABLE_COMPILER (1)
#define MICROPY_ENABLE_GC (1)
#define MICROPY_HELPER_REPL (0)
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_FLOAT_IMPL (MICROPY_HW_FLOAT_IMPL)
#define MICROPY_ENABLE_EXTERNAL_IMPORT (1)
#define MICROPY_PY_IO (0)
#define MICROPY_PY_BUILTINS_INPUT (0)
// Ctrl-C is the application's business.
#define MICROPY_KBD_EXCEPTION (0)

typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;

#define MP_STATE_PORT MP_STATE_VM
