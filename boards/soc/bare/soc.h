// What the parts of a board without an operating system are to one another: start-up, console, SoC
// and board meet here. It knows nothing of a processor family; cortex_m.h and riscv.h add that.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_SOC_H
#define SLIPWAY_SOC_SOC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// The linker script's symbols: ends of the RAM that the image leaves over, and the stack.
extern char __HeapBase[], __HeapLimit[], __StackLimit[], __StackTop[];

// From the processor family's reset code, on a valid stack: puts the variables in place, calls
// soc_init, board_init and main, and then soc_end.
void soc_start(void) __attribute__((noreturn));

// From the SoC: clocks, ticks and whatever else main() has to find running. Returns with interrupts
// on. It may use variables.
void soc_init(void);

// From the board: pins and console, called after soc_init.
void board_init(void);

// Starts the chip again once the console has sent what it holds.
void soc_reset(void) __attribute__((noreturn));

// What follows main(), whose return is how a port says that its work is done: the end, where a
// machine can switch itself off, and otherwise a reset.
void soc_end(void) __attribute__((noreturn));

// From the SoC or the board: sends bytes without interrupts and without waiting for ever, so
// that it works in a fault; console_flush returns when they have left, or never will.
void console_write(const char *bytes, size_t n);
void console_flush(void);

// Sleeps until an interrupt is pending, even a masked one. ARM and RISC-V spell it alike.
static inline void soc_wait_for_interrupt(void) {
    __asm volatile("wfi" : : : "memory");
}

// For reports of faults, on the console: a text; "name=value " in hexadecimal; and registers, four
// in a line, whose names take three bytes of `names` each.
void fault_put(const char *text);
void fault_put_value(const char *name, size_t name_len, uint32_t value);
void fault_put_registers(const char *names, const uint32_t *values, unsigned n);

#endif
