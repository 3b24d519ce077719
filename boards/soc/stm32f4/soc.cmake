# STM32F405/407/415/417: interrupts, clock tree, GPIO, USART2 as the console. A board's
# mpconfigboard.h gives MICROPY_HW_HSE_HZ and MICROPY_HW_CPU_HZ. SPDX-License-Identifier: MIT

list(APPEND BOARD_SOC cortex_m)
list(APPEND BOARD_STARTUP_SOURCES
    systick.c
    ${CMAKE_CURRENT_LIST_DIR}/clock.c
)
list(APPEND BOARD_HAL_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/gpio.c
    ${CMAKE_CURRENT_LIST_DIR}/usart2.c
)
