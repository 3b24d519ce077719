// The clock tree: crystal through the PLL to full speed, or the internal oscillator through the
// PLL, or that oscillator alone. Every wait is bounded, so a part whose crystal is broken starts
// all the same, and so does an emulator in which the clock control reads as 0.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "mpconfigboard.h"
#include "stm32f4.h"

// The rate of the core, which start-up code sets: the most that the chip does, unless a board asks
// for less.
#ifndef MICROPY_HW_CPU_HZ
#define MICROPY_HW_CPU_HZ (168000000)
#endif

// RM0090 7.2.2: the internal oscillator's rate.
#define HSI_HZ (16000000)

// RM0090 7.3.2: the PLL multiplies 2 MHz, the input rate with the least jitter, or 1 MHz where the
// crystal does not divide into that, by N and halves the result; Q divides the same to the 48 MHz
// of USB.
#define PLL_IN_HZ (MICROPY_HW_HSE_HZ % 2000000 == 0 ? 2000000 : 1000000)
#define PLL_N (MICROPY_HW_CPU_HZ / (PLL_IN_HZ / 2))
#define PLL_Q (MICROPY_HW_CPU_HZ * 2 / 48000000)

_Static_assert(MICROPY_HW_HSE_HZ % PLL_IN_HZ == 0 && MICROPY_HW_HSE_HZ / PLL_IN_HZ >= 2,
    "MICROPY_HW_HSE_HZ must be a whole number of MHz, from 2 on");
_Static_assert(PLL_N >= 50 && PLL_N <= 432 && MICROPY_HW_CPU_HZ <= 168000000,
    "MICROPY_HW_CPU_HZ must be from 50 to 168 MHz");

// Reads of the ready flag before giving up, of about half a microsecond each at 16 MHz: 20 ms for
// a crystal, which usually takes 2; 2 ms for all else, which takes 0.3 at most.
#define CRYSTAL_TRIES (40000)
#define OTHER_TRIES (4000)

uint32_t stm32f4_apb1_hz;

static bool wait_for(volatile uint32_t *reg, uint32_t mask, uint32_t value, unsigned tries) {
    while ((*reg & mask) != value) {
        if (--tries == 0) {
            return false;
        }
    }
    return true;
}

// Runs the core from the PLL fed with this source; false leaves it on the internal oscillator.
static bool run_from_pll(uint32_t source_bit, uint32_t source_hz) {
    const uint32_t latency = (MICROPY_HW_CPU_HZ - 1) / FLASH_HZ_PER_WAIT_STATE;

    RCC_CR &= ~RCC_CR_PLLON;
    if (!wait_for(&RCC_CR, RCC_CR_PLLRDY, 0, OTHER_TRIES)) {
        return false;
    }
    RCC_PLLCFGR = RCC_PLLCFGR_PLLM(source_hz / PLL_IN_HZ) | RCC_PLLCFGR_PLLN(PLL_N)
        | RCC_PLLCFGR_PLLP(2) | RCC_PLLCFGR_PLLQ(PLL_Q) | source_bit;
    RCC_CR |= RCC_CR_PLLON;
    if (!wait_for(&RCC_CR, RCC_CR_PLLRDY, RCC_CR_PLLRDY, OTHER_TRIES)) {
        return false;
    }
    // 3.5.1: the new latency must read back before the clock is raised.
    FLASH_ACR = latency | FLASH_ACR_PRFTEN | FLASH_ACR_ICEN | FLASH_ACR_DCEN;
    if (!wait_for(&FLASH_ACR, FLASH_ACR_LATENCY, latency, OTHER_TRIES)) {
        return false;
    }
    RCC_CFGR |= RCC_CFGR_PPRE1_DIV4 | RCC_CFGR_PPRE2_DIV2;
    RCC_CFGR = (RCC_CFGR & ~RCC_CFGR_SW) | RCC_CFGR_SW_PLL;
    return wait_for(&RCC_CFGR, RCC_CFGR_SWS, RCC_CFGR_SWS_PLL, OTHER_TRIES);
}

void soc_init(void) {
    RCC_APB1ENR |= RCC_APB1ENR_PWREN;
    PWR_CR |= PWR_CR_VOS;

    uint32_t core_hz = MICROPY_HW_CPU_HZ;
    stm32f4_apb1_hz = MICROPY_HW_CPU_HZ / 4;
    RCC_CR |= RCC_CR_HSEON;
    bool full_speed = wait_for(&RCC_CR, RCC_CR_HSERDY, RCC_CR_HSERDY, CRYSTAL_TRIES)
        && run_from_pll(RCC_PLLCFGR_HSE, MICROPY_HW_HSE_HZ);
    if (!full_speed) {
        full_speed = run_from_pll(0, HSI_HZ);
    }
    // A chip that still runs from its internal oscillator says that this is ready. Where not even
    // that is said there is no clock control, and the core has the rate it was built for.
    if (!full_speed && (RCC_CR & RCC_CR_HSIRDY)) {
        RCC_CFGR = 0;
        core_hz = stm32f4_apb1_hz = HSI_HZ;
    }
    cm_systick_init(core_hz);
}
