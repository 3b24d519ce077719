// Facts about QEMU's RISC-V machine for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "QEMU virt"
#define MICROPY_HW_MCU_NAME "rv32imac"

// The heap of ports/minimal, which sets aside little for boards that have little.
#define MICROPY_HEAP_WORDS (8192)

#include "mpconfigbare.h"
