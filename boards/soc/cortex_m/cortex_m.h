// What every ARMv7-M core has whoever made the chip: system control, SysTick, NVIC, FPU and fault
// status, and the start-up, tick and fault services built on them. It knows nothing of a SoC's
// clocks or peripherals; those come in through the soc_* and console_* functions below.
// Sections are those of the ARMv7-M Architecture Reference Manual, DDI 0403E.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_CORTEX_M_H
#define SLIPWAY_SOC_CORTEX_M_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

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

// Sleeps until an interrupt is pending, even a masked one.
static inline void cm_wait_for_interrupt(void) {
    __asm volatile("wfi" : : : "memory");
}

static inline void cm_irq_enable(unsigned irq) {
    CM_NVIC_ISER(irq / 32) = 1u << irq % 32;
}

// Resets the chip once the console has sent what it holds; does not return.
void cm_reset(void) __attribute__((noreturn));

// Starts the millisecond tick on a core that runs at this many Hz, a multiple of 1 MHz.
void cm_systick_init(uint32_t core_hz);

// The exception entry for everything that has no handler: prints the name of the fault or the
// interrupt's number and the registers, then resets (stops, if a debugger is attached).
void cm_fault_entry(void);

// The linker script's symbols: ends of the RAM that the image leaves over, and the stack.
extern char __HeapBase[], __HeapLimit[], __StackLimit[], __StackTop[];

// From the SoC: the vector table; clocks and whatever else main() has to find running.
extern const void *const soc_vectors[];
void soc_init(void);

// From the board: pins and console, called after soc_init with interrupts on.
void board_init(void);

// From the SoC or the board: sends bytes without interrupts and without waiting for ever, so
// that it works in a fault; console_flush returns when they have left, or never will.
void console_write(const char *bytes, size_t n);
void console_flush(void);

#endif
