# The machine's own GCC; a compiler named by the user (-D CMAKE_C_COMPILER=..., CC) wins.
# SPDX-License-Identifier: MIT

# What has to be there, and the Debian package that brings it: a program, or "program:file" for a
# file that the compiler has to find.
set(TOOLCHAIN_NEEDS "gcc|gcc" "gcc:crt1.o|libc6-dev")

if(NOT CMAKE_C_COMPILER AND "$ENV{CC}" STREQUAL "")
    find_program(MP_HOST_CC NAMES gcc NO_CACHE)
    if(MP_HOST_CC)
        set(CMAKE_C_COMPILER "${MP_HOST_CC}")
    endif()
endif()
