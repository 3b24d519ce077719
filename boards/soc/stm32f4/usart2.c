// USART2 as the console: bytes come in by interrupt and go out by waiting for room, never for
// longer than a byte can take. SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "console.h"
#include "stm32f4.h"

// At the slowest usual rate, 9600 baud, a byte takes 1 ms: 168000 cycles, some 10 per read.
#define SEND_TRIES (20000)

void USART2_IRQHandler(void);

void usart2_console_init(uint32_t baud) {
    RCC_APB1ENR |= RCC_APB1ENR_USART2EN;
    (void)RCC_APB1ENR;
    // 30.3.4: with oversampling by 16 BRR is the clock over the baud rate, rounded.
    USART2->BRR = (stm32f4_apb1_hz + baud / 2) / baud;
    USART2->CR1 = USART_CR1_UE | USART_CR1_TE | USART_CR1_RE | USART_CR1_RXNEIE;
    cm_irq_enable(USART2_IRQn);
}

// An overrun interrupts as well; reading SR and then DR clears it (30.6.1).
void USART2_IRQHandler(void) {
    if (USART2->SR & (USART_SR_RXNE | USART_SR_ORE)) {
        console_receive(USART2->DR);
    }
}

static void wait_sent(uint32_t flag) {
    for (unsigned tries = SEND_TRIES; tries && !(USART2->SR & flag); tries--) {
    }
}

void console_write(const char *bytes, size_t n) {
    while (n--) {
        wait_sent(USART_SR_TXE);
        USART2->DR = (uint8_t)*bytes++;
    }
}

void console_flush(void) {
    wait_sent(USART_SR_TC);
}
