// What every 32-bit RISC-V core in machine mode has whoever made the chip: start-up and traps.
// Sections are those of The RISC-V Instruction Set Manual, Volume II: Privileged Architecture,
// version 20211203. SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_RISCV_H
#define SLIPWAY_SOC_RISCV_H

#include "soc.h"

#define RV_REG(address) (*(volatile uint32_t *)(address))

// mstatus (3.1.6), and in mie (3.1.9) a bit for each of the causes below.
#define RV_MSTATUS_MIE (1u << 3)

// Causes of interrupts, mcause without its upper bit (3.1.15).
enum { RV_SOFTWARE = 3, RV_TIMER = 7, RV_EXTERNAL = 11 };

// Lets these interrupts in (bits of mie), now and from here on.
static inline void rv_interrupts_on(uint32_t bits) {
    __asm volatile("csrs mie, %0\n csrs mstatus, %1" : : "r"(bits), "r"(RV_MSTATUS_MIE) : "memory");
}

// From the SoC: serves an interrupt of this cause. False if it knows none of this cause, which is
// then reported as a fault.
bool soc_interrupt(uint32_t cause);

#endif
