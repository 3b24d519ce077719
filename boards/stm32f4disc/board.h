// The STM32F4DISCOVERY's own parts: four LEDs in a cross (UM1472, 6.3) and a push button.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_BOARD_STM32F4DISC_H
#define SLIPWAY_BOARD_STM32F4DISC_H

#include <stdbool.h>

enum { BOARD_LED_GREEN, BOARD_LED_ORANGE, BOARD_LED_RED, BOARD_LED_BLUE, BOARD_LEDS };

// led is one of the names above; all are off after reset.
void board_led_set(unsigned led, bool on);
void board_led_toggle(unsigned led);

// Whether the blue user button is held down.
bool board_button_read(void);

#endif
