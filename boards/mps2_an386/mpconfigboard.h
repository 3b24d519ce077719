// Facts about the MPS2 with AN386 for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "MPS2-AN386"
#define MICROPY_HW_MCU_NAME "Cortex-M4"

#include "mpconfigbare.h"

// The board that all tests run on: they make allocations fail and blocks move when they want to.
#define MICROPY_DEBUG_ALLOC_FAIL (1)
