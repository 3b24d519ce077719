# The machine that builds, as a board: Linux, with the terminal as the console.
# SPDX-License-Identifier: MIT

set(BOARD_TITLE "This machine (Linux)")
set(BOARD_CPU host)
set(BOARD_TOOLCHAIN gcc)
set(BOARD_STARTUP_SOURCES terminal.c)
set(BOARD_HAL_SOURCES
    interrupt.c
    stdio.c
    time.c
)
# Addresses in tables are constants: nothing to relocate at start-up, nothing to compute at run time.
set(BOARD_COMPILE_OPTIONS -fno-pie)
set(BOARD_LINK_OPTIONS -no-pie)
set(BOARD_LIBS m)
set(BOARD_RUN @ELF@)
set(BOARD_DEBUG gdb --args @ELF@)
