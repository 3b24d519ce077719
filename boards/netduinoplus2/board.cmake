# Netduino Plus 2 (STM32F405RG). Pins and crystal are those of the board's schematic; QEMU models
# the core, the memories, the USARTs and the timers. USART2 is QEMU's second serial port.
# SPDX-License-Identifier: MIT

set(BOARD_TITLE "Netduino Plus 2")
set(BOARD_CPU cortex-m4f)
set(BOARD_SOC stm32f4)
set(BOARD_MEMORY
    "FLASH rx 0x08000000 1024K"
    "RAM rwx 0x20000000 128K"
    "CCM rw 0x10000000 64K optional"
)
set(BOARD_STARTUP_SOURCES board.c)
# Without signals on the terminal, so that Ctrl-C reaches the board.
set(BOARD_RUN qemu-system-arm -M netduinoplus2 -nographic -monitor none
    -chardev stdio,id=console,signal=off -serial null -serial chardev:console -kernel @ELF@)
set(BOARD_FLASH dfu-util -a 0 -D @DFU@ -s :leave)
set(BOARD_DEBUG openocd -f interface/stlink.cfg -f target/stm32f4x.cfg)
set(BOARD_PORTS standard)
