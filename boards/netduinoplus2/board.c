// Start-up of the Netduino Plus 2: the console on D3 (PA2, transmit) and D2 (PA3, receive).
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "stm32f4.h"

void board_init(void) {
    gpio_configure('A', 2, GPIO_ALTERNATE, GPIO_AF_USART2);
    gpio_configure('A', 3, GPIO_ALTERNATE, GPIO_AF_USART2);
    usart2_console_init(115200);
}
