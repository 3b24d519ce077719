# STM32F405/407/415/417: core and RAM, interrupts, clock tree, GPIO, USART2 as the console. A board
# says how much flash its chip has, and in mpconfigboard.h what crystal (MICROPY_HW_HSE_HZ).
# SPDX-License-Identifier: MIT

if(NOT DEFINED BOARD_CPU)
    set(BOARD_CPU cortex-m4f)
endif()
if(NOT BOARD_MEMORY MATCHES "(^|;)RAM ")
    list(APPEND BOARD_MEMORY
        "RAM rwx 0x20000000 128K"
        "CCM rw 0x10000000 64K optional"
    )
endif()
if(NOT DEFINED BOARD_RUN)
    # QEMU's netduinoplus2 has this core and these memories; USART2 is its second serial port.
    # Without signals on the terminal, so that Ctrl-C reaches the board.
    set(BOARD_RUN qemu-system-arm -M netduinoplus2 -nographic -monitor none
        -chardev stdio,id=console,signal=off -serial null -serial chardev:console -kernel @ELF@)
endif()
list(APPEND BOARD_SOC cortex_m)
list(APPEND BOARD_STARTUP_SOURCES
    systick.c
    ${CMAKE_CURRENT_LIST_DIR}/clock.c
)
list(APPEND BOARD_HAL_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/gpio.c
    ${CMAKE_CURRENT_LIST_DIR}/usart2.c
)
