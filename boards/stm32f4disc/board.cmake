# STM32F4DISCOVERY (STM32F407VG). QEMU's netduinoplus2 has the same core and memories, and takes
# the same image; USART2 is its second serial port. SPDX-License-Identifier: MIT

set(BOARD_TITLE "STM32F4DISCOVERY")
set(BOARD_CPU cortex-m4f)
set(BOARD_SOC stm32f4)
set(BOARD_MEMORY
    "FLASH rx 0x08000000 1024K"
    "RAM rwx 0x20000000 128K"
    "CCM rw 0x10000000 64K optional"
)
set(BOARD_STARTUP_SOURCES board.c)
set(BOARD_HAL_SOURCES led.c)
# Without signals on the terminal, so that Ctrl-C reaches the board.
set(BOARD_RUN qemu-system-arm -M netduinoplus2 -nographic -monitor none
    -chardev stdio,id=console,signal=off -serial null -serial chardev:console -kernel @ELF@)
set(BOARD_FLASH openocd -f board/stm32f4discovery.cfg -c "program @ELF@ verify reset exit")
set(BOARD_DEBUG openocd -f board/stm32f4discovery.cfg)
set(BOARD_TESTS all)
