# Netduino Plus 2 (STM32F405RG). Pins and crystal are those of the board's schematic; QEMU models
# the core, the memories, the USARTs and the timers.
# SPDX-License-Identifier: MIT

set(BOARD_TITLE "Netduino Plus 2")
set(BOARD_SOC stm32f4)
set(BOARD_MEMORY "FLASH rx 0x08000000 1024K")
set(BOARD_STARTUP_SOURCES board.c)
set(BOARD_FLASH dfu-util -a 0 -D @DFU@ -s :leave)
set(BOARD_DEBUG openocd -f interface/stlink.cfg -f target/stm32f4x.cfg)
set(BOARD_PORTS standard)
