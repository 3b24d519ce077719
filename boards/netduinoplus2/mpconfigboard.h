// Facts about the Netduino Plus 2 for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "Netduino Plus 2"
#define MICROPY_HW_MCU_NAME "STM32F405RG"

// The crystal of the board's schematic.
#define MICROPY_HW_HSE_HZ (25000000)

#include "mpconfigbare.h"
