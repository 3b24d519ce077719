# What all boards with a Cortex-M core share: start-up, the vector table (from the irqs.h of the
# SoC) and faults. A SoC whose core has a SysTick lists systick.c among its start-up sources.
# SPDX-License-Identifier: MIT

list(APPEND BOARD_SOC bare)
list(APPEND BOARD_LINK_OPTIONS --specs=nano.specs --specs=nosys.specs)
list(APPEND BOARD_STARTUP_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/startup.c
    ${CMAKE_CURRENT_LIST_DIR}/vectors.c
    ${CMAKE_CURRENT_LIST_DIR}/fault.c
)
