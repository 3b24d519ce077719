// From the reset vector to soc_start(), and back to it. SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "cortex_m.h"

void Reset_Handler(void);

// Where there is no FPU, its access bits read as zero and ignore what is written.
void Reset_Handler(void) {
    if (CM_MAINLINE) {
        CM_CPACR |= CM_CPACR_FPU;
        __asm volatile("dsb\n isb" : : : "memory");
        CM_VTOR = (uint32_t)soc_vectors;
        CM_SHCSR |= CM_SHCSR_FAULTS_ENABLE;
    }
    soc_start();
}

void soc_reset(void) {
    console_flush();
    __asm volatile("dsb" : : : "memory");
    CM_AIRCR = CM_AIRCR_SYSRESETREQ;
    __asm volatile("dsb" : : : "memory");
    for (;;) {
    }
}

void soc_end(void) __attribute__((alias("soc_reset")));
