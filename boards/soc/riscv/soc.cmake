# What all boards with a 32-bit RISC-V core in machine mode share: start-up, traps and the C
# library, which is picolibc. SPDX-License-Identifier: MIT

list(APPEND BOARD_SOC bare)
list(APPEND BOARD_COMPILE_OPTIONS --specs=picolibc.specs)
list(APPEND BOARD_LINK_OPTIONS --specs=picolibc.specs)
list(APPEND BOARD_STARTUP_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/start.c
    ${CMAKE_CURRENT_LIST_DIR}/trap.c
)
