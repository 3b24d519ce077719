// The last words of a firmware that went wrong: which fault, why, and the registers, on the
// console, then a reset. Works with interrupts off and without the heap or the interpreter.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>
#include "py/mpconfig.h"
#include "cortex_m.h"

// Faults and their causes by name; else the registers tell.
#ifndef MICROPY_HW_FAULT_NAMES
#define MICROPY_HW_FAULT_NAMES (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Names of the exceptions 2 to 6 (DDI 0403E, B1.5.2) and of the bits of CFSR (B3.2.15), one after
// another; '-' where a bit has none.
static const char exception_names[] = "NMI\0HardFault\0MemManage\0BusFault\0UsageFault\0";
static const char cause_names[] =
    "IACCVIOL\0DACCVIOL\0-\0MUNSTKERR\0MSTKERR\0MLSPERR\0-\0-\0"
    "IBUSERR\0PRECISERR\0IMPRECISERR\0UNSTKERR\0STKERR\0LSPERR\0-\0-\0"
    "UNDEFINSTR\0INVSTATE\0INVPC\0NOCP\0-\0-\0-\0-\0UNALIGNED\0DIVBYZERO\0";

#define CFSR_MMARVALID (1u << 7)
#define CFSR_BFARVALID (1u << 15)

// Registers in the order they are printed: what the entry pushed, then what the core stacked.
static const char register_names[] = "r4 r5 r6 r7 r8 r9 r10r11r0 r1 r2 r3 r12lr pc psr";

static const char *nth_name(const char *names, unsigned n) {
    while (n--) {
        names += strlen(names) + 1;
    }
    return names;
}

void cm_fault_report(const uint32_t *pushed, const uint32_t *frame) {
    uint32_t number, cfsr = CM_MAINLINE ? CM_CFSR : 0;
    __asm volatile("mrs %0, ipsr" : "=r"(number));

    fault_put("\r\nFAULT: ");
    if (MICROPY_HW_FAULT_NAMES && number - 2 < 5) {
        fault_put(nth_name(exception_names, number - 2));
    } else {
        fault_put_value("exception", 9, number);
    }
    for (unsigned bit = 0; MICROPY_HW_FAULT_NAMES && bit < 26; bit++) {
        const char *name = nth_name(cause_names, bit);
        if (cfsr >> bit & 1 && *name != '-') {
            fault_put(" ");
            fault_put(name);
        }
    }
    fault_put("\r\n");
    fault_put_registers(register_names, pushed, 8);
    fault_put_registers(&register_names[3 * 8], frame, 8);
    fault_put_value("frame", 5, (uint32_t)frame);
    if (CM_MAINLINE) {
        fault_put_value("cfsr", 4, cfsr);
        fault_put_value("hfsr", 4, CM_HFSR);
        if (cfsr & (CFSR_MMARVALID | CFSR_BFARVALID)) {
            fault_put_value("address", 7, cfsr & CFSR_MMARVALID ? CM_MMFAR : CM_BFAR);
        }
    }
    fault_put("\r\n");
    console_flush();
    if (CM_MAINLINE && CM_DHCSR & CM_DHCSR_C_DEBUGEN) {
        __asm volatile("bkpt");
    }
    soc_reset();
}
