// The receive ring of the console: one writer, the UART's interrupt, and one reader, the
// interpreter, so the two indices need no lock.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mpconfig.h"
#include "shared/runtime/interrupt_char.h"
#include "console.h"

// Bytes of the ring that holds what the console has received and nobody has read.
#ifndef MICROPY_HW_UART_RX_RING
#define MICROPY_HW_UART_RX_RING (64)
#endif

static volatile uint16_t head, tail;
static volatile uint8_t ring[MICROPY_HW_UART_RX_RING];

static uint16_t after(uint16_t index) {
    return index + 1u < sizeof(ring) ? index + 1u : 0;
}

void console_receive(uint8_t c) {
    if (mp_interrupt_char_received(c)) {
        return;
    }
    uint16_t next = after(head);
    if (next != tail) {
        ring[head] = c;
        head = next;
    }
}

bool console_any(void) {
    return tail != head;
}

int console_read(void) {
    if (!console_any()) {
        return -1;
    }
    int c = ring[tail];
    tail = after(tail);
    return c;
}
