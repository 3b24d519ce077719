# GCC for bare-metal ARM, with newlib-nano.
# SPDX-License-Identifier: MIT

# What has to be there, and the Debian package that brings it: a program, or "program:file" for a
# file that the compiler has to find.
set(TOOLCHAIN_NEEDS
    "arm-none-eabi-gcc|gcc-arm-none-eabi"
    "arm-none-eabi-gcc:nano.specs|libnewlib-arm-none-eabi")

set(CMAKE_SYSTEM_PROCESSOR arm)
set(MP_BARE_GCC arm-none-eabi-gcc)
include("${CMAKE_CURRENT_LIST_DIR}/shared/bare-gcc.cmake")
