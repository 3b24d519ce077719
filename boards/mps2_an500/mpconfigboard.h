// Facts about the MPS2 with AN500 for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "MPS2-AN500"
#define MICROPY_HW_MCU_NAME "Cortex-M7"

#include "mpconfigbare.h"
