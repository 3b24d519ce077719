// Registers of the MPS2 FPGA images that the HAL uses: a CMSDK UART (Cortex-M System Design Kit
// Technical Reference Manual, DDI 0479D, 4.3). Addresses are those of application note AN385.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_MPS2_H
#define SLIPWAY_SOC_MPS2_H

#include "cortex_m.h"

// The core and the peripherals run from one clock (SYSCLK in AN385).
#define MPS2_HZ (25000000)

typedef struct {
    volatile uint32_t DATA, STATE, CTRL, INTCLEAR, BAUDDIV;
} cmsdk_uart_t;
#define UART0 ((cmsdk_uart_t *)0x40004000)
#define UART_STATE_TXFULL (1u << 0)
#define UART_STATE_RXFULL (1u << 1)
#define UART_CTRL_TXEN (1u << 0)
#define UART_CTRL_RXEN (1u << 1)
#define UART_CTRL_RXINTEN (1u << 3)
#define UART_INT_RX (1u << 1)

// Interrupt numbers; irqs.h has them all.
enum {
#define IRQ(number, name) name##_IRQn = number,
#include "irqs.h"
#undef IRQ
};

// Makes UART0 the console: 8 data bits, no parity, one stop bit; receives by interrupt.
void mps2_console_init(uint32_t baud);

#endif
