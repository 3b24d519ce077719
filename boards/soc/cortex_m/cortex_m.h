// What every Cortex-M core has whoever made the chip: system control, SysTick, NVIC, FPU and fault
// status, and the tick service built on them. It knows nothing of a SoC's clocks or peripherals;
// those come in through the functions of soc.h.
// Sections are those of the ARMv7-M Architecture Reference Manual, DDI 0403E; ARMv8-M has the same
// registers, ARMv6-M (DDI 0419E) those that do not depend on CM_MAINLINE.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_CORTEX_M_H
#define SLIPWAY_SOC_CORTEX_M_H

#include "soc.h"

// Whether the core is of the larger kind (ARMv7-M, ARMv8-M Mainline), with a vector table that can
// be moved, faults of several kinds and their status. A Cortex-M0 has its vectors at address 0 and
// HardFault alone.
#define CM_MAINLINE (__ARM_ARCH_ISA_THUMB >= 2)

#define CM_REG(address) (*(volatile uint32_t *)(address))

// SysTick timer, B3.3.
#define CM_SYST_CSR CM_REG(0xE000E010)
#define CM_SYST_RVR CM_REG(0xE000E014)
#define CM_SYST_CVR CM_REG(0xE000E018)
#define CM_SYST_CSR_ENABLE (1u << 0)
#define CM_SYST_CSR_TICKINT (1u << 1)
#define CM_SYST_CSR_CLKSOURCE (1u << 2)

// Interrupt controller, B3.4: one set-enable bit per interrupt.
#define CM_NVIC_ISER(n) CM_REG(0xE000E100 + 4 * (n))

// System control block, B3.2.
#define CM_ICSR CM_REG(0xE000ED04)
#define CM_ICSR_PENDSTSET (1u << 26)
#define CM_VTOR CM_REG(0xE000ED08)
#define CM_AIRCR CM_REG(0xE000ED0C)
#define CM_AIRCR_SYSRESETREQ (0x05FA0000u | 1u << 2)
#define CM_SHCSR CM_REG(0xE000ED24)
#define CM_SHCSR_FAULTS_ENABLE (7u << 16)
#define CM_CFSR CM_REG(0xE000ED28)
#define CM_HFSR CM_REG(0xE000ED2C)
#define CM_MMFAR CM_REG(0xE000ED34)
#define CM_BFAR CM_REG(0xE000ED38)

// Coprocessor access, B3.2.20: full access to CP10 and CP11 is the FPU.
#define CM_CPACR CM_REG(0xE000ED88)
#define CM_CPACR_FPU (0xFu << 20)

// Debug halting control, C1.6.2: bit 0 tells that a debugger is attached.
#define CM_DHCSR CM_REG(0xE000EDF0)
#define CM_DHCSR_C_DEBUGEN (1u << 0)

// Masks interrupts and returns the mask as it was, for cm_irq_restore.
static inline uint32_t cm_irq_save(void) {
    uint32_t mask;
    __asm volatile("mrs %0, primask\n cpsid i" : "=r"(mask) : : "memory");
    return mask;
}

static inline void cm_irq_restore(uint32_t mask) {
    __asm volatile("msr primask, %0" : : "r"(mask) : "memory");
}

static inline void cm_irq_enable(unsigned irq) {
    CM_NVIC_ISER(irq / 32) = 1u << irq % 32;
}

// Starts the millisecond tick on a core that runs at this many Hz, a multiple of 1 MHz. For SoCs
// that list systick.c among their sources; a Cortex-M0 may have none.
void cm_systick_init(uint32_t core_hz);

// The vector table, which cortex_m/vectors.c makes from the list of interrupts in the SoC's irqs.h.
extern const void *const soc_vectors[];

// Where every exception and interrupt goes that has no handler: prints the name of the fault or the
// interrupt's number and the registers, then resets (stops, if a debugger is attached). pushed is
// where the entry put r4 to r11, frame where the core put r0-r3, r12, lr, pc and psr.
void cm_fault_report(const uint32_t *pushed, const uint32_t *frame) __attribute__((noreturn));

#endif
