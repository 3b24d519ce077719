// From reset to soc_start(): the registers that compiled code relies on, and traps.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "riscv.h"

void Reset_Handler(void);
void rv_trap_entry(void);

// First in the image, where the core starts. gp must not be found by way of itself.
__attribute__((naked, used, section(".vectors"))) void Reset_Handler(void) {
    __asm volatile("csrw mie, zero\n"
                   ".option push\n"
                   ".option norelax\n"
                   "la gp, __global_pointer$\n"
                   ".option pop\n"
                   "la sp, __StackTop\n"
                   "la tp, __tls_base\n"
                   "la t0, %0\n"
                   "csrw mtvec, t0\n"
                   "tail %1\n"
                   :
                   : "i"(rv_trap_entry), "i"(soc_start));
}
