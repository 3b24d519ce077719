# What the toolchains share that are a GCC for a processor without an operating system. They set
# CMAKE_SYSTEM_PROCESSOR and MP_BARE_GCC, the names that the compiler may have, and include this.
# SPDX-License-Identifier: MIT

set(CMAKE_SYSTEM_NAME Generic)

find_program(MP_BARE_CC NAMES ${MP_BARE_GCC} NO_CACHE)
if(MP_BARE_CC)
    set(CMAKE_C_COMPILER "${MP_BARE_CC}")
    set(CMAKE_ASM_COMPILER "${MP_BARE_CC}")
    string(REGEX REPLACE "gcc$" "g++" CMAKE_CXX_COMPILER "${MP_BARE_CC}")
endif()

# There is no start-up code and no linker script yet, so a test program cannot be linked.
set(CMAKE_TRY_COMPILE_TARGET_TYPE STATIC_LIBRARY)

set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
