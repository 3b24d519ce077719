// The terminal on standard input: in raw mode while the firmware runs, as it was afterwards.
// All of it does nothing when standard input is something else.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_BOARD_HOST_TERMINAL_H
#define SLIPWAY_BOARD_HOST_TERMINAL_H

#include <stdbool.h>

// The key that sends SIGINT; -1 for none, so that every key is read as data.
void host_terminal_interrupt_char(int c);

// Gives line editing, echo and signals back to the system while cooked is true: for programs that
// read standard input as a file.
void host_terminal_cooked(bool cooked);

#endif
