// Start-up, interrupts and time of QEMU's RISC-V machine `virt`, and switching it off.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mphal.h"
#include "console.h"
#include "riscv_virt.h"

#define TICKS_PER_MS (MTIME_HZ / 1000)

static uint64_t next_ms;

// Both halves, as a pair that belongs together.
static uint64_t mtime(void) {
    uint32_t high, low;
    do {
        high = MTIME_HIGH;
        low = MTIME_LOW;
    } while (high != MTIME_HIGH);
    return (uint64_t)high << 32 | low;
}

// Time is read from the counter; the interrupt of each millisecond only wakes what sleeps. The
// upper half is set to the far future first, so that no time in between is due.
static void plan_tick(void) {
    uint64_t now = mtime();
    do {
        next_ms += TICKS_PER_MS;
    } while (next_ms <= now);
    MTIMECMP_HIGH = UINT32_MAX;
    MTIMECMP_LOW = (uint32_t)next_ms;
    MTIMECMP_HIGH = (uint32_t)(next_ms >> 32);
}

void soc_init(void) {
    next_ms = mtime();
    plan_tick();
    rv_interrupts_on(1u << RV_TIMER);
}

void riscv_virt_console_init(void) {
    PLIC_PRIORITY(UART_IRQ) = 1;
    PLIC_ENABLE(UART_IRQ) |= 1u << UART_IRQ % 32;
    PLIC_THRESHOLD = 0;
    UART_LCR = UART_LCR_8N1;
    UART_FCR = UART_FCR_ENABLE;
    UART_IER = UART_IER_RECEIVED;
    rv_interrupts_on(1u << RV_EXTERNAL);
}

bool soc_interrupt(uint32_t cause) {
    if (cause == RV_TIMER) {
        plan_tick();
    } else if (cause == RV_EXTERNAL) {
        uint32_t irq = PLIC_CLAIM;
        while (UART_LSR & UART_LSR_RECEIVED) {
            console_receive(UART_DATA);
        }
        PLIC_CLAIM = irq;
    } else {
        return false;
    }
    return true;
}

static __attribute__((noreturn)) void finish(uint32_t how) {
    console_flush();
    TEST_FINISHER = how;
    for (;;) {
    }
}

void soc_reset(void) {
    finish(TEST_FINISHER_RESET);
}

void soc_end(void) {
    finish(TEST_FINISHER_PASS);
}

// There is no flow control that could hold the UART up: it is always ready again, and soon.
static void wait_for(uint8_t flag) {
    while (!(UART_LSR & flag)) {
    }
}

void console_write(const char *bytes, size_t n) {
    while (n--) {
        wait_for(UART_LSR_ROOM);
        UART_DATA = (uint8_t)*bytes++;
    }
}

void console_flush(void) {
    wait_for(UART_LSR_SENT);
}

mp_uint_t mp_hal_ticks_ms(void) {
    return (mp_uint_t)(mtime() / TICKS_PER_MS);
}

mp_uint_t mp_hal_ticks_us(void) {
    return (mp_uint_t)(mtime() / (MTIME_HZ / 1000000));
}

mp_uint_t mp_hal_ticks_cpu(void) {
    return MTIME_LOW;
}

// Without a calendar clock the epoch is the last reset.
uint64_t mp_hal_time_ns(void) {
    return mtime() * (1000000000 / MTIME_HZ);
}
