// Start-up of an MPS2, for boards that have no board.c of their own: the FPGA's images differ in
// the core and the memories, not in what is around them.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "mps2.h"

void board_init(void) {
    mps2_console_init(115200);
}
