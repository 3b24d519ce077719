# The machine's own clang: choose it with -D MP_TOOLCHAIN=clang.
# SPDX-License-Identifier: MIT

# What has to be there, and the Debian package that brings it.
set(TOOLCHAIN_NEEDS "clang|clang" "clang:crt1.o|libc6-dev")

find_program(MP_HOST_CLANG NAMES clang NO_CACHE)
if(MP_HOST_CLANG)
    set(CMAKE_C_COMPILER "${MP_HOST_CLANG}")
endif()
