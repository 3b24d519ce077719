# The machine that builds, as a board: Linux, with the terminal as the console.
# SPDX-License-Identifier: MIT

set(BOARD_TITLE "This machine (Linux)")
set(BOARD_CPU host)
set(BOARD_STARTUP_SOURCES terminal.c)
set(BOARD_HAL_SOURCES
    interrupt.c
    stack.c
    stdio.c
    time.c
)
# Addresses in tables are constants: nothing to relocate at start-up, nothing to compute at run
# time.
set(BOARD_COMPILE_OPTIONS -fno-pie)
set(BOARD_LINK_OPTIONS -no-pie)
# Nothing to look for when it starts, and half the memory. Sanitizers bring libraries of their own;
# a firmware with C modules that need shared ones says -DMP_HOST_STATIC=OFF.
option(MP_HOST_STATIC "Link the C library into the host's firmware" ON)
if(MP_HOST_STATIC AND NOT MP_SANITIZE)
    list(APPEND BOARD_LINK_OPTIONS -static)
endif()
set(BOARD_LIBS m)
set(BOARD_RUN @ELF@)
set(BOARD_DEBUG gdb --args @ELF@)
set(BOARD_SANITIZE ON)
set(BOARD_TESTS all)
set(BOARD_PROVIDES double ram host programs)
