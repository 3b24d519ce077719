# GCC for bare-metal RISC-V, with picolibc. Distributions build one compiler for both widths and
# call it riscv64; the CPU's options choose the width.
# SPDX-License-Identifier: MIT

# What has to be there, and the Debian package that brings it: a program, or "program:file" for a
# file that the compiler has to find.
set(TOOLCHAIN_NEEDS
    "riscv64-unknown-elf-gcc|gcc-riscv64-unknown-elf"
    "riscv64-unknown-elf-gcc:picolibc.specs|picolibc-riscv64-unknown-elf")

set(CMAKE_SYSTEM_NAME Generic)
set(CMAKE_SYSTEM_PROCESSOR riscv)

find_program(MP_RISCV_CC NAMES riscv64-unknown-elf-gcc riscv-none-elf-gcc NO_CACHE)
if(MP_RISCV_CC)
    set(CMAKE_C_COMPILER "${MP_RISCV_CC}")
    set(CMAKE_ASM_COMPILER "${MP_RISCV_CC}")
    string(REGEX REPLACE "gcc$" "g++" CMAKE_CXX_COMPILER "${MP_RISCV_CC}")
endif()

# There is no start-up code and no linker script yet, so a test program cannot be linked.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
