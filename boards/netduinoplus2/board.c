// Start-up of the Netduino Plus 2: the console on D3 (PA2, transmit) and D2 (PA3, receive).
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "stm32f4.h"

// USART2 is alternate function 7 of its pins (STM32F405 datasheet, table 9).
#define AF_USART2 (7)

void board_init(void) {
    gpio_configure('A', 2, GPIO_ALTERNATE, AF_USART2);
    gpio_configure('A', 3, GPIO_ALTERNATE, AF_USART2);
    usart2_console_init(115200);
}
