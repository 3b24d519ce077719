# QEMU's RISC-V machine `virt`: ticks, interrupts, a 16550 UART as the console, and an end.
# SPDX-License-Identifier: MIT

list(APPEND BOARD_SOC riscv)
list(APPEND BOARD_STARTUP_SOURCES ${CMAKE_CURRENT_LIST_DIR}/soc.c)
