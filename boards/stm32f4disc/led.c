// LEDs on PD12 to PD15, lit when high, and the button on PA0, high when pressed (UM1472, 6.3 and
// 6.4). Pins are set up at each use, which costs little and needs no order of calls.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "board.h"
#include "stm32f4.h"

#define LED_PORT 'D'
#define LED_PIN(led) (12 + (led) % BOARD_LEDS)

void board_led_set(unsigned led, bool on) {
    gpio_configure(LED_PORT, LED_PIN(led), GPIO_OUTPUT, 0);
    gpio_write(LED_PORT, LED_PIN(led), on);
}

void board_led_toggle(unsigned led) {
    board_led_set(led, !(GPIO(LED_PORT)->ODR >> LED_PIN(led) & 1));
}

bool board_button_read(void) {
    gpio_configure('A', 0, GPIO_INPUT, 0);
    return gpio_read('A', 0);
}
