// Traps: interrupts go to the SoC; everything else ends in a report of the fault on the console and
// a reset. SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>
#include "py/mpconfig.h"
#include "riscv.h"

// Causes by name; else the number tells.
#ifndef MICROPY_HW_FAULT_NAMES
#define MICROPY_HW_FAULT_NAMES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Names of the exceptions 0 to 7 (3.1.15), one after another.
static const char exception_names[] =
    "InstructionMisaligned\0InstructionAccess\0IllegalInstruction\0Breakpoint\0LoadMisaligned\0"
    "LoadAccess\0StoreMisaligned\0StoreAccess\0";

// Registers in the order the entry stores them: x0's place holds pc.
static const char register_names[] =
    "pc ra sp gp tp t0 t1 t2 s0 s1 a0 a1 a2 a3 a4 a5 a6 a7 s2 s3 s4 s5 s6 s7 s8 s9 s10s11"
    "t3 t4 t5 t6 ";

void rv_trap_entry(void);
void rv_trap(const uint32_t *registers, uint32_t cause);

__attribute__((noreturn)) static void fault_report(const uint32_t *registers, uint32_t cause) {
    uint32_t value;
    __asm volatile("csrr %0, mtval" : "=r"(value));
    fault_put("\r\nFAULT: ");
    if (MICROPY_HW_FAULT_NAMES && cause < 8) {
        const char *name = exception_names;
        for (unsigned n = cause; n > 0; n--) {
            name += strlen(name) + 1;
        }
        fault_put(name);
    } else {
        fault_put_value("cause", 5, cause);
    }
    fault_put("\r\n");
    fault_put_registers(register_names, registers, 32);
    fault_put_value("mtval", 5, value);
    fault_put("\r\n");
    console_flush();
    soc_reset();
}

// The upper bit tells an interrupt.
void rv_trap(const uint32_t *registers, uint32_t cause) {
    if (!(cause >> 31 && soc_interrupt(cause << 1 >> 1))) {
        fault_report(registers, cause);
    }
}

// Saves all registers, so that a report can show them; x2 as it was before. mtvec wants an address
// that four divides (3.1.7).
__attribute__((naked, aligned(4))) void rv_trap_entry(void) {
    __asm volatile(
        "addi sp, sp, -128\n"
        ".irp n, "
        "1,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
        "sw x\\n, 4*\\n(sp)\n"
        ".endr\n"
        "addi t0, sp, 128\n"
        "sw t0, 8(sp)\n"
        "csrr t0, mepc\n"
        "sw t0, 0(sp)\n"
        "mv a0, sp\n"
        "csrr a1, mcause\n"
        "call %0\n"
        ".irp n, "
        "1,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21,22,23,24,25,26,27,28,29,30,31\n"
        "lw x\\n, 4*\\n(sp)\n"
        ".endr\n"
        "addi sp, sp, 128\n"
        "mret\n"
        :
        : "i"(rv_trap));
}
