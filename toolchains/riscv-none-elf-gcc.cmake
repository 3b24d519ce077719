# GCC for bare-metal RISC-V, with picolibc. Distributions build one compiler for both widths and
# call it riscv64; the CPU's options choose the width.
# SPDX-License-Identifier: MIT

# What has to be there, and the Debian package that brings it: a program, or "program:file" for a
# file that the compiler has to find.
set(TOOLCHAIN_NEEDS
    "riscv64-unknown-elf-gcc|gcc-riscv64-unknown-elf"
    "riscv64-unknown-elf-gcc:picolibc.specs|picolibc-riscv64-unknown-elf")

set(CMAKE_SYSTEM_PROCESSOR riscv)
set(MP_BARE_GCC riscv64-unknown-elf-gcc riscv-none-elf-gcc)
include("${CMAKE_CURRENT_LIST_DIR}/shared/bare-gcc.cmake")
