// Start-up of the MPS2 with AN386: all that it needs is the same for every image.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "mps2.h"

void board_init(void) {
    mps2_console_init(115200);
}
