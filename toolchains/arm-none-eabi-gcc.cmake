# GCC for bare-metal ARM, with newlib-nano.
# SPDX-License-Identifier: MIT

# What has to be there, and the Debian package that brings it: a program, or "program:file" for a
# file that the compiler has to find.
set(TOOLCHAIN_NEEDS
    "arm-none-eabi-gcc|gcc-arm-none-eabi"
    "arm-none-eabi-gcc:nano.specs|libnewlib-arm-none-eabi")

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR arm)

find_program(MP_ARM_CC NAMES arm-none-eabi-gcc NO_CACHE)
if(MP_ARM_CC)
    set(CMAKE_C_COMPILER "${MP_ARM_CC}")
    set(CMAKE_ASM_COMPILER "${MP_ARM_CC}")
    string(REGEX REPLACE "gcc$" "g++" CMAKE_CXX_COMPILER "${MP_ARM_CC}")
endif()

# There is no start-up code and no linker script yet, so a test program cannot be linked.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
