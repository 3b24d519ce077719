# nRF51822: interrupts, ticks from TIMER0, the UART as the console.
# SPDX-License-Identifier: MIT

list(APPEND BOARD_SOC cortex_m)
list(APPEND BOARD_STARTUP_SOURCES ${CMAKE_CURRENT_LIST_DIR}/ticks.c)
list(APPEND BOARD_HAL_SOURCES ${CMAKE_CURRENT_LIST_DIR}/uart.c)
