// From the reset vector to main(): FPU, memory, faults, then the SoC and the board. When main()
// returns, which is how a port says that its work is done, the chip starts again.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "cortex_m.h"

extern uint32_t __data_load[], __data_start[], __data_end[], __bss_start[], __bss_end[];

int main(int argc, char **argv);
void Reset_Handler(void);

// Before .data and .bss are in place nothing here may touch a variable.
void Reset_Handler(void) {
    CM_CPACR |= CM_CPACR_FPU;
    __asm volatile("dsb\n isb" : : : "memory");
    CM_VTOR = (uint32_t)soc_vectors;
    CM_SHCSR |= CM_SHCSR_FAULTS_ENABLE;

    const uint32_t *from = __data_load;
    for (uint32_t *to = __data_start; to < __data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = __bss_start; to < __bss_end;) {
        *to++ = 0;
    }
    soc_init();
    board_init();
    main(0, NULL);
    cm_reset();
}

void cm_reset(void) {
    console_flush();
    __asm volatile("dsb" : : : "memory");
    CM_AIRCR = CM_AIRCR_SYSRESETREQ;
    __asm volatile("dsb" : : : "memory");
    for (;;) {
    }
}
