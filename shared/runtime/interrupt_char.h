// The interrupt character: the byte on the console, usually Ctrl-C, that raises KeyboardInterrupt
// in running code instead of being read. A console's driver asks about each byte that comes in.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef MICROPY_INCLUDED_SHARED_RUNTIME_INTERRUPT_CHAR_H
#define MICROPY_INCLUDED_SHARED_RUNTIME_INTERRUPT_CHAR_H

#include <stdbool.h>

// The character, or -1 while there is none and every byte is data.
extern int mp_interrupt_char;

// Sets mp_interrupt_char; -1 for none.
void mp_hal_set_interrupt_char(int c);

// For interrupt handlers: if c is the interrupt character, schedules the KeyboardInterrupt and
// returns true, and the driver drops the byte.
bool mp_interrupt_char_received(int c);

#endif
