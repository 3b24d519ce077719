# What all boards with an ARMv7-M core share: compiler options by BOARD_CPU, start-up, SysTick,
# faults, the console's ring and the linker script. SPDX-License-Identifier: MIT

set(_fpu_cortex-m3 -mfloat-abi=soft)
set(_fpu_cortex-m4 -mfloat-abi=soft)
set(_fpu_cortex-m4f -mfpu=fpv4-sp-d16 -mfloat-abi=hard)
set(_fpu_cortex-m7f -mfpu=fpv5-sp-d16 -mfloat-abi=hard)
set(_fpu_cortex-m7fd -mfpu=fpv5-d16 -mfloat-abi=hard)
if(NOT DEFINED _fpu_${BOARD_CPU})
    message(FATAL_ERROR "boards/soc/cortex_m does not know the CPU '${BOARD_CPU}': set "
        "BOARD_CPU in board.cmake to cortex-m3, cortex-m4, cortex-m4f, cortex-m7f or cortex-m7fd.")
endif()
string(REGEX REPLACE "(m[0-9]+).*" "\\1" _core ${BOARD_CPU})

list(APPEND BOARD_COMPILE_OPTIONS -mcpu=${_core} -mthumb ${_fpu_${BOARD_CPU}})
list(APPEND BOARD_LINK_OPTIONS -mcpu=${_core} -mthumb ${_fpu_${BOARD_CPU}}
    --specs=nano.specs --specs=nosys.specs -nostartfiles)

list(APPEND BOARD_STARTUP_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/startup.c
    ${CMAKE_CURRENT_LIST_DIR}/fault.c
    ${CMAKE_CURRENT_LIST_DIR}/systick.c
)
list(APPEND BOARD_HAL_SOURCES
    ${CMAKE_CURRENT_LIST_DIR}/console.c
    ${CMAKE_CURRENT_LIST_DIR}/delay.c
    ${CMAKE_CURRENT_LIST_DIR}/posix_io.c
    ${CMAKE_CURRENT_LIST_DIR}/stdio.c
    ${CMAKE_CURRENT_LIST_DIR}/../../../shared/runtime/interrupt_char.c
)
if(NOT DEFINED BOARD_LINKER_SCRIPT)
    set(BOARD_LINKER_SCRIPT ${CMAKE_CURRENT_LIST_DIR}/cortex_m.ld.in)
endif()
