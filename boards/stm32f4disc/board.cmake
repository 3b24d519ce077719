# STM32F4DISCOVERY (STM32F407VG). SPDX-License-Identifier: MIT

set(BOARD_TITLE "STM32F4DISCOVERY")
set(BOARD_SOC stm32f4)
set(BOARD_MEMORY "FLASH rx 0x08000000 1024K")
set(BOARD_STARTUP_SOURCES board.c)
set(BOARD_HAL_SOURCES led.c)
set(BOARD_FLASH openocd -f board/stm32f4discovery.cfg -c "program @ELF@ verify reset exit")
set(BOARD_DEBUG openocd -f board/stm32f4discovery.cfg)
set(BOARD_TESTS all)
