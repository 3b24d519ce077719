// The devices of QEMU's RISC-V machine `virt` that the HAL uses. Addresses and interrupt numbers
// are those of the device tree that the machine describes itself with (-M virt,dumpdtb=FILE).
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_RISCV_VIRT_H
#define SLIPWAY_SOC_RISCV_VIRT_H

#include "riscv.h"

// Switches the machine off or resets it ("sifive,test1").
#define TEST_FINISHER RV_REG(0x00100000)
#define TEST_FINISHER_PASS (0x5555)
#define TEST_FINISHER_RESET (0x7777)

// Timer of hart 0 (RISC-V ACLINT specification, 2): counts at the device tree's timebase-frequency.
#define MTIMECMP_LOW RV_REG(0x02004000)
#define MTIMECMP_HIGH RV_REG(0x02004004)
#define MTIME_LOW RV_REG(0x0200BFF8)
#define MTIME_HIGH RV_REG(0x0200BFFC)
#define MTIME_HZ (10000000)

// Interrupt controller (RISC-V PLIC specification 1.0.0): priority of a source; enable bits,
// threshold and claim of context 0, which is hart 0 in machine mode.
#define PLIC_PRIORITY(irq) RV_REG(0x0C000000 + 4 * (irq))
#define PLIC_ENABLE(irq) RV_REG(0x0C002000 + 4 * ((irq) / 32))
#define PLIC_THRESHOLD RV_REG(0x0C200000)
#define PLIC_CLAIM RV_REG(0x0C200004)

// A 16550 UART with byte-wide registers (National Semiconductor PC16550D, 8).
#define UART(n) (*(volatile uint8_t *)(0x10000000 + (n)))
#define UART_DATA UART(0)
#define UART_IER UART(1)
#define UART_IER_RECEIVED (1u << 0)
#define UART_FCR UART(2)
#define UART_FCR_ENABLE (1u << 0)
#define UART_LCR UART(3)
#define UART_LCR_8N1 (3)
#define UART_LSR UART(5)
#define UART_LSR_RECEIVED (1u << 0)
#define UART_LSR_ROOM (1u << 5)
#define UART_LSR_SENT (1u << 6)
#define UART_IRQ (10)

// Makes the UART the console; receives by interrupt. The emulated line has no rate.
void riscv_virt_console_init(void);

#endif
