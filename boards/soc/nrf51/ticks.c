// Start-up and time of the nRF51, whose core has no SysTick. TIMER0 counts microseconds and wraps
// at 32 bits; each millisecond it interrupts, which counts and wakes what sleeps.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mphal.h"
#include "nrf51.h"

// The compare register of the next millisecond, and the one that shows the count.
enum { CC_NEXT, CC_NOW };

// Reads of the started event, of some 10 cycles each: 2 ms, twice what a crystal takes.
#define CRYSTAL_TRIES (3200)

static volatile uint32_t milliseconds;

void TIMER0_IRQHandler(void);

void soc_init(void) {
    CLOCK_TASKS_HFCLKSTART = 1;
    for (unsigned tries = CRYSTAL_TRIES; tries && !CLOCK_EVENTS_HFCLKSTARTED; tries--) {
    }
    nrf51_ticks_init();
}

void nrf51_ticks_init(void) {
    TIMER0_BITMODE = TIMER0_BITMODE_32;
    TIMER0_PRESCALER = 4;
    TIMER0_CC(CC_NEXT) = 1000;
    TIMER0_INTENSET = TIMER0_INT_COMPARE(CC_NEXT);
    TIMER0_TASKS_START = 1;
    cm_irq_enable(TIMER0_IRQn);
}

static uint32_t microseconds(void) {
    TIMER0_TASKS_CAPTURE(CC_NOW) = 1;
    return TIMER0_CC(CC_NOW);
}

// Milliseconds that went by while interrupts were off are made up for; the next one has to be ahead
// of the count, or it would come after a whole turn of it.
void TIMER0_IRQHandler(void) {
    TIMER0_EVENTS_COMPARE(CC_NEXT) = 0;
    do {
        milliseconds++;
        TIMER0_CC(CC_NEXT) += 1000;
    } while ((int32_t)(TIMER0_CC(CC_NEXT) - microseconds()) <= 0);
}

mp_uint_t mp_hal_ticks_ms(void) {
    return milliseconds;
}

// With interrupts off while CC_NOW is in use, as the handler uses it, too.
mp_uint_t mp_hal_ticks_us(void) {
    uint32_t mask = cm_irq_save();
    uint32_t now = microseconds();
    cm_irq_restore(mask);
    return now;
}

// There is no count of cycles.
mp_uint_t mp_hal_ticks_cpu(void) {
    return mp_hal_ticks_us();
}

// Without a calendar clock the epoch is the last reset.
uint64_t mp_hal_time_ns(void) {
    return milliseconds * (uint64_t)1000000;
}
