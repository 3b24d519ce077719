// Registers of the STM32F405/407/415/417 that the HAL uses, from reference manual RM0090; the
// section after each block is the manual's. Only what is used is here.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_STM32F4_H
#define SLIPWAY_SOC_STM32F4_H

#include <stdint.h>
#include "cortex_m.h"

// Power control, 5.4.1: voltage scale 1 allows the full clock rate.
#define PWR_CR CM_REG(0x40007000)
#define PWR_CR_VOS (1u << 14)

// Flash interface, 3.9.1; 3.5.1 asks for one wait state per 30 MHz at 2.7 to 3.6 V.
#define FLASH_ACR CM_REG(0x40023C00)
#define FLASH_ACR_LATENCY (7u << 0)
#define FLASH_ACR_PRFTEN (1u << 8)
#define FLASH_ACR_ICEN (1u << 9)
#define FLASH_ACR_DCEN (1u << 10)
#define FLASH_HZ_PER_WAIT_STATE (30000000)

// Reset and clock control, 7.3.
#define RCC_CR CM_REG(0x40023800)
#define RCC_CR_HSIRDY (1u << 1)
#define RCC_CR_HSEON (1u << 16)
#define RCC_CR_HSERDY (1u << 17)
#define RCC_CR_PLLON (1u << 24)
#define RCC_CR_PLLRDY (1u << 25)
#define RCC_PLLCFGR CM_REG(0x40023804)
#define RCC_PLLCFGR_PLLM(m) ((uint32_t)(m) << 0)
#define RCC_PLLCFGR_PLLN(n) ((uint32_t)(n) << 6)
#define RCC_PLLCFGR_PLLP(p) (((uint32_t)(p) / 2 - 1) << 16)
#define RCC_PLLCFGR_HSE (1u << 22)
#define RCC_PLLCFGR_PLLQ(q) ((uint32_t)(q) << 24)
#define RCC_CFGR CM_REG(0x40023808)
#define RCC_CFGR_SW (3u << 0)
#define RCC_CFGR_SW_PLL (2u << 0)
#define RCC_CFGR_SWS (3u << 2)
#define RCC_CFGR_SWS_PLL (2u << 2)
#define RCC_CFGR_PPRE1_DIV4 (5u << 10)
#define RCC_CFGR_PPRE2_DIV2 (4u << 13)
#define RCC_AHB1ENR CM_REG(0x40023830)
#define RCC_APB1ENR CM_REG(0x40023840)
#define RCC_APB1ENR_USART2EN (1u << 17)
#define RCC_APB1ENR_PWREN (1u << 28)

// General-purpose I/O, 8.4. Ports follow one another 0x400 apart (2.3), and so do their enable
// bits in RCC_AHB1ENR (7.3.10).
typedef struct {
    volatile uint32_t MODER, OTYPER, OSPEEDR, PUPDR, IDR, ODR, BSRR, LCKR, AFR[2];
} gpio_t;
#define GPIO(port) ((gpio_t *)(0x40020000 + 0x400 * ((port) - 'A')))

// USART, 30.6.
typedef struct {
    volatile uint32_t SR, DR, BRR, CR1, CR2, CR3, GTPR;
} usart_t;
#define USART2 ((usart_t *)0x40004400)
#define USART_SR_ORE (1u << 3)
#define USART_SR_RXNE (1u << 5)
#define USART_SR_TC (1u << 6)
#define USART_SR_TXE (1u << 7)
#define USART_CR1_RE (1u << 2)
#define USART_CR1_TE (1u << 3)
#define USART_CR1_RXNEIE (1u << 5)
#define USART_CR1_UE (1u << 13)

// Interrupt numbers, 12.1.3; irqs.h has them all.
enum {
#define IRQ(number, name) name##_IRQn = number,
#include "irqs.h"
#undef IRQ
};

// Clocks of the peripheral bus APB1 in Hz as they run; valid after soc_init.
extern uint32_t stm32f4_apb1_hz;

// Pin modes, in the bit patterns of MODER (8.4.1).
enum { GPIO_INPUT, GPIO_OUTPUT, GPIO_ALTERNATE };

// The alternate function of USART2's pins (STM32F405 and STM32F407 datasheets, table 9).
#define GPIO_AF_USART2 (7)

// Switches the port's clock on and sets the pin's mode; alternate is the function number 0 to 15
// and counts for GPIO_ALTERNATE alone.
void gpio_configure(char port, unsigned pin, unsigned mode, unsigned alternate);

// One write each, so safe against interrupts that drive other pins of the port.
static inline void gpio_write(char port, unsigned pin, bool high) {
    GPIO(port)->BSRR = 1u << (high ? pin : pin + 16);
}

static inline bool gpio_read(char port, unsigned pin) {
    return GPIO(port)->IDR >> pin & 1;
}

// Makes USART2 the console: 8 data bits, no parity, one stop bit; receives by interrupt. Its pins
// are the board's to configure.
void usart2_console_init(uint32_t baud);

#endif
