// Start-up of the micro:bit: the console is on the pins that lead to the USB interface.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "nrf51.h"

#define TX_PIN (24)
#define RX_PIN (25)

void board_init(void) {
    nrf51_console_init(TX_PIN, RX_PIN);
}
