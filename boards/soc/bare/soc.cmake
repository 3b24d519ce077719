# What all boards without an operating system share, whatever their processor: the way to main(),
# the console's ring, stdin and stdout, waiting, and the linker script. The processor families'
# folders (cortex_m, riscv) name it. SPDX-License-Identifier: MIT

list(APPEND BOARD_STARTUP_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/start.c
    ${CMAKE_CURRENT_LIST_DIR}/fault_put.c
)
list(APPEND BOARD_HAL_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/console.c
    ${CMAKE_CURRENT_LIST_DIR}/delay.c
    ${CMAKE_CURRENT_LIST_DIR}/posix_io.c
    ${CMAKE_CURRENT_LIST_DIR}/stdio.c
    ${CMAKE_CURRENT_LIST_DIR}/../../../shared/runtime/interrupt_char.c
)
list(APPEND BOARD_LINK_OPTIONS -nostartfiles)
if(NOT DEFINED BOARD_LINKER_SCRIPT)
    set(BOARD_LINKER_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/image.ld.in)
endif()
