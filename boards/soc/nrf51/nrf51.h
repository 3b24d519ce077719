// Registers of the nRF51 that the HAL uses, from the nRF51 Series Reference Manual v3.0; the
// number after each block is the manual's chapter. Only what is used is here.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_NRF51_H
#define SLIPWAY_SOC_NRF51_H

#include "cortex_m.h"

// Clock control, 13: the crystal oscillator, which the UART's rate needs.
#define CLOCK_TASKS_HFCLKSTART CM_REG(0x40000000)
#define CLOCK_EVENTS_HFCLKSTARTED CM_REG(0x40000100)

// UART, 29. BAUDRATE is the rate times 2^32 over 16 MHz, the low 12 bits rounded away.
#define UART_TASKS_STARTRX CM_REG(0x40002000)
#define UART_TASKS_STARTTX CM_REG(0x40002008)
#define UART_EVENTS_RXDRDY CM_REG(0x40002108)
#define UART_EVENTS_TXDRDY CM_REG(0x4000211C)
#define UART_INTENSET CM_REG(0x40002304)
#define UART_INT_RXDRDY (1u << 2)
#define UART_ENABLE CM_REG(0x40002500)
#define UART_ENABLE_ENABLED (4)
#define UART_PSELTXD CM_REG(0x4000250C)
#define UART_PSELRXD CM_REG(0x40002514)
#define UART_RXD CM_REG(0x40002518)
#define UART_TXD CM_REG(0x4000251C)
#define UART_BAUDRATE CM_REG(0x40002524)
#define UART_BAUDRATE_115200 (0x01D7E000)

// TIMER0, 18: the one that counts 32 bits. It runs from 16 MHz over 2^PRESCALER.
#define TIMER0_TASKS_START CM_REG(0x40008000)
#define TIMER0_TASKS_CAPTURE(n) CM_REG(0x40008040 + 4 * (n))
#define TIMER0_EVENTS_COMPARE(n) CM_REG(0x40008140 + 4 * (n))
#define TIMER0_INTENSET CM_REG(0x40008304)
#define TIMER0_INT_COMPARE(n) (1u << (16 + (n)))
#define TIMER0_BITMODE CM_REG(0x40008508)
#define TIMER0_BITMODE_32 (3)
#define TIMER0_PRESCALER CM_REG(0x40008510)
#define TIMER0_CC(n) CM_REG(0x40008540 + 4 * (n))

// General-purpose I/O, 14.
#define GPIO_OUTSET CM_REG(0x50000508)
#define GPIO_DIRSET CM_REG(0x50000518)

// Interrupt numbers; irqs.h has them all.
enum {
#define IRQ(number, name) name##_IRQn = number,
#include "irqs.h"
#undef IRQ
};

// Starts the count of microseconds and the millisecond's interrupt; soc_init does.
void nrf51_ticks_init(void);

// Makes the UART the console on these pins of port 0: 115200 baud, no parity, no flow control;
// receives by interrupt.
void nrf51_console_init(unsigned tx_pin, unsigned rx_pin);

#endif
