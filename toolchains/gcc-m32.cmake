# The machine's own GCC, for 32-bit programs. The options that make them so are the CPU's; this is
# where the compiler's 32-bit half is seen to.
# SPDX-License-Identifier: MIT

set(TOOLCHAIN_NEEDS "gcc|gcc" "gcc:32/libgcc.a|gcc-multilib")

find_program(MP_HOST_CC NAMES gcc NO_CACHE)
if(MP_HOST_CC)
    set(CMAKE_C_COMPILER "${MP_HOST_CC}")
endif()
