// Setting up pins of the STM32F4.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "stm32f4.h"

void gpio_configure(char port, unsigned pin, unsigned mode, unsigned alternate) {
    gpio_t *gpio = GPIO(port);
    RCC_AHB1ENR |= 1u << (port - 'A');
    // The clock takes two cycles to arrive (errata ES0182, 2.1.13); reading back waits for it.
    (void)RCC_AHB1ENR;
    // The function before the mode, so that the pin never does something else in between.
    volatile uint32_t *afr = &gpio->AFR[pin / 8];
    *afr = (*afr & ~(15u << 4 * (pin % 8))) | alternate << 4 * (pin % 8);
    gpio->MODER = (gpio->MODER & ~(3u << 2 * pin)) | mode << 2 * pin;
}
