// The interrupts of the MPS2 board's FPGA images AN385, AN386 and AN500 (interrupt map of Arm's
// application note AN385; the others number alike), as a list to include with IRQ(number, name)
// defined.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
IRQ(0, UART0_RX)
IRQ(1, UART0_TX)
IRQ(2, UART1_RX)
IRQ(3, UART1_TX)
IRQ(4, UART2_RX)
IRQ(5, UART2_TX)
IRQ(6, GPIO0)
IRQ(7, GPIO1)
IRQ(8, TIMER0)
IRQ(9, TIMER1)
IRQ(10, DUALTIMER)
IRQ(11, SPI0_1)
IRQ(12, UART_OVERFLOW)
IRQ(13, ETHERNET)
IRQ(14, AUDIO_I2S)
IRQ(15, TOUCH)
