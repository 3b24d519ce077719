# MPS2 FPGA prototyping board with the images AN385, AN386 or AN500: a Cortex-M with SysTick, and
# UART0 as the console. SPDX-License-Identifier: MIT

list(APPEND BOARD_SOC cortex_m)
list(APPEND BOARD_STARTUP_SOURCES
    systick.c
    ${CMAKE_CURRENT_LIST_DIR}/mps2.c
)
