// The console of a board: a receive ring that the UART's interrupt fills and the HAL empties, and
// the HAL's stdin and stdout on top of it. A UART driver feeds it with console_receive and provides
// console_write and console_flush (soc.h).
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_CONSOLE_H
#define SLIPWAY_SOC_CONSOLE_H

#include <stdbool.h>
#include <stdint.h>

// Takes a byte that arrived; for the UART's interrupt handler. The interrupt character, while the
// interpreter runs code, becomes a KeyboardInterrupt. A byte that finds the ring full is lost.
void console_receive(uint8_t c);

// Whether a byte waits to be read.
bool console_any(void);

// The oldest byte received, or -1 if there is none.
int console_read(void);

#endif
