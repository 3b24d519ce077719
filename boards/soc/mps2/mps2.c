// Start-up of an MPS2 FPGA image, whose clock needs no setting up, and UART0 as its console: bytes
// come in by interrupt and go out by waiting for room, though not for ever.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "console.h"
#include "mps2.h"

// At 115200 baud a byte takes 2200 cycles, some 8 per read. An emulator may have nowhere to put it
// for far longer; giving up would lose it.
#define BYTE_TRIES (300)
#define SEND_TRIES (3000000)

void UART0_RX_IRQHandler(void);

void soc_init(void) {
    cm_systick_init(MPS2_HZ);
}

void mps2_console_init(uint32_t baud) {
    UART0->BAUDDIV = (MPS2_HZ + baud / 2) / baud;
    UART0->CTRL = UART_CTRL_TXEN | UART_CTRL_RXEN | UART_CTRL_RXINTEN;
    cm_irq_enable(UART0_RX_IRQn);
}

// The flag goes before the byte is taken: one that arrives in between sets it again.
void UART0_RX_IRQHandler(void) {
    UART0->INTCLEAR = UART_INT_RX;
    while (UART0->STATE & UART_STATE_RXFULL) {
        console_receive(UART0->DATA);
    }
}

static void wait_for_room(void) {
    for (unsigned tries = SEND_TRIES; tries && UART0->STATE & UART_STATE_TXFULL; tries--) {
    }
}

void console_write(const char *bytes, size_t n) {
    while (n--) {
        wait_for_room();
        UART0->DATA = (uint8_t)*bytes++;
    }
}

// The byte being shifted out does not show in any flag; it takes as long as one that waits.
void console_flush(void) {
    wait_for_room();
    for (volatile unsigned pause = BYTE_TRIES; pause; pause--) {
    }
}
