// Start-up of QEMU's RISC-V machine: the SoC is all there is.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "riscv_virt.h"

void board_init(void) {
    riscv_virt_console_init();
}
