// Features of the minimal port: the least that still gives a prompt. A good start for a new port.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <alloca.h>
#include <stdint.h>

#include "mpconfigboard.h"

#define MICROPY_CONFIG_ROM_LEVEL (MICROPY_CONFIG_ROM_LEVEL_MINIMUM)

#define MICROPY_ENABLE_COMPILER (1)
#define MICROPY_ENABLE_GC (1)
#define MICROPY_HELPER_REPL (1)
#define MICROPY_READLINE_HISTORY_SIZE (0)
#define MICROPY_COMP_CONST_FOLDING (0)
#define MICROPY_ENABLE_EXTERNAL_IMPORT (0)
#define MICROPY_ROM_TEXT_COMPRESSION (1)
#define MICROPY_PY_SYS (1)
#define MICROPY_PY_SYS_ARGV (0)
#define MICROPY_PY_SYS_MODULES (0)
#define MICROPY_PY_SYS_PATH (0)

// Words of the Python heap; a prompt is usable from 512 on.
#ifndef MICROPY_HEAP_WORDS
#define MICROPY_HEAP_WORDS (sizeof(void *) > 4 ? 4096 : 512)
#endif

typedef intptr_t mp_int_t;
typedef uintptr_t mp_uint_t;
typedef long mp_off_t;

#define MP_STATE_PORT MP_STATE_VM
