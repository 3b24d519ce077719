// Facts about the micro:bit for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "micro:bit"
#define MICROPY_HW_MCU_NAME "nRF51822"

// Bytes of the C stack that Python may use; BOARD_STACK reserves 4 KiB, and the rest is for C code
// called at the deepest point and for interrupts.
#define MICROPY_HW_STACK_LIMIT (3 * 1024)

// There is flash to spare for these, and for their names; the heap takes most of the RAM.
#define MICROPY_KBD_EXCEPTION (1)
#define MICROPY_PY_TIME (1)
#define MICROPY_HEAP_WORDS (2560)

#include "mpconfigbare.h"
