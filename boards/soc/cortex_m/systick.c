// Time from the core's own timer: SysTick interrupts every millisecond, and its counter gives the
// part of a millisecond that has passed. Counts start at reset and wrap at 32 bits.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mpconfig.h"
#include "cortex_m.h"

static volatile uint32_t milliseconds;
static uint32_t cycles_per_us;

void SysTick_Handler(void);
mp_uint_t mp_hal_ticks_ms(void);
mp_uint_t mp_hal_ticks_us(void);
mp_uint_t mp_hal_ticks_cpu(void);
uint64_t mp_hal_time_ns(void);

void SysTick_Handler(void) {
    milliseconds++;
}

void cm_systick_init(uint32_t core_hz) {
    cycles_per_us = core_hz / 1000000;
    CM_SYST_RVR = core_hz / 1000 - 1;
    CM_SYST_CVR = 0;
    CM_SYST_CSR = CM_SYST_CSR_CLKSOURCE | CM_SYST_CSR_TICKINT | CM_SYST_CSR_ENABLE;
}

// Reads milliseconds and cycles into the current one as a pair that belongs together, also with
// interrupts masked: a tick that is due but not served shows as pending, and counts.
static uint32_t tick_now(uint32_t *cycles) {
    uint32_t mask = cm_irq_save();
    uint32_t ms = milliseconds;
    uint32_t left = CM_SYST_CVR;
    if (CM_ICSR & CM_ICSR_PENDSTSET) {
        left = CM_SYST_CVR;
        ms++;
    }
    cm_irq_restore(mask);
    *cycles = CM_SYST_RVR - left;
    return ms;
}

mp_uint_t mp_hal_ticks_ms(void) {
    return milliseconds;
}

mp_uint_t mp_hal_ticks_us(void) {
    uint32_t cycles;
    uint32_t ms = tick_now(&cycles);
    return ms * 1000 + cycles / cycles_per_us;
}

mp_uint_t mp_hal_ticks_cpu(void) {
    uint32_t cycles;
    uint32_t ms = tick_now(&cycles);
    return ms * (CM_SYST_RVR + 1) + cycles;
}

// Without a calendar clock the epoch is the last reset.
uint64_t mp_hal_time_ns(void) {
    return milliseconds * (uint64_t)1000000;
}
