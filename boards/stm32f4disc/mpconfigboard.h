// Facts about the STM32F4DISCOVERY for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "STM32F4DISC"
#define MICROPY_HW_MCU_NAME "STM32F407VG"

// X2 of the board's schematic (UM1472).
#define MICROPY_HW_HSE_HZ (8000000)

#include "mpconfigbare.h"
