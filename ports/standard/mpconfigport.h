// Features of the standard port. Numbers and files depend on the board (mpconfigboard.h).
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <alloca.h>
#include <stdint.h>

#include "mpconfigboard.h"

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_EXTRA_FEATURES)

#define MICROPY_ENABLE_COMPILER (1)
#define MICROPY_ENABLE_GC (1)
#define MICROPY_LONGINT_IMPL (MICROPY_LONGINT_IMPL_MPZ)
#define MICROPY_FLOAT_IMPL (MICROPY_HW_FLOAT_IMPL)
#define MICROPY_PY_SYS_STDFILES (1)

// Boards with files have open() and import from them.
#define MICROPY_PY_IO (MICROPY_HW_HAS_FILES)
#define MICROPY_ENABLE_EXTERNAL_IMPORT (MICROPY_HW_HAS_FILES)

// The console's ring holds all that raw-paste mode may have under way, and the end mark.
#define MICROPY_REPL_STDIN_BUFFER_MAX (256)
#define MICROPY_HW_UART_RX_RING (264)

typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;

#define MP_STATE_PORT MP_STATE_VM
