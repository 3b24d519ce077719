// The nRF51's UART as the console: bytes come in by interrupt and go out by waiting until the one
// before has left, though not for ever.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "console.h"
#include "nrf51.h"

// A byte takes 10 bits, 1400 cycles, some 10 per read. An emulator may have nowhere to put it for
// far longer; giving up would lose it.
#define SEND_TRIES (1000000)

// SENDING: a byte has been given to the UART, and the event that it has left was not seen yet.
static enum { OFF, IDLE, SENDING } state;

void UART0_IRQHandler(void);

void nrf51_console_init(unsigned tx_pin, unsigned rx_pin) {
    // The pin is high, the idle level, before it becomes an output.
    GPIO_OUTSET = 1u << tx_pin;
    GPIO_DIRSET = 1u << tx_pin;
    UART_PSELTXD = tx_pin;
    UART_PSELRXD = rx_pin;
    UART_BAUDRATE = UART_BAUDRATE_115200;
    UART_ENABLE = UART_ENABLE_ENABLED;
    UART_TASKS_STARTTX = 1;
    UART_TASKS_STARTRX = 1;
    UART_INTENSET = UART_INT_RXDRDY;
    cm_irq_enable(UART0_IRQn);
    state = IDLE;
}

// The event goes before the byte is taken, as the next byte of the queue sets it again.
void UART0_IRQHandler(void) {
    while (UART_EVENTS_RXDRDY) {
        UART_EVENTS_RXDRDY = 0;
        console_receive(UART_RXD);
    }
}

void console_flush(void) {
    if (state == SENDING) {
        for (unsigned tries = SEND_TRIES; tries && !UART_EVENTS_TXDRDY; tries--) {
        }
        UART_EVENTS_TXDRDY = 0;
        state = IDLE;
    }
}

void console_write(const char *bytes, size_t n) {
    while (state != OFF && n--) {
        console_flush();
        UART_TXD = (uint8_t)*bytes++;
        state = SENDING;
    }
}
