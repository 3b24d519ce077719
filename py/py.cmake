# The sources of the language core. Which of them end up in a firmware is decided by the config
# header: a file whose feature is off compiles to nothing.
# SPDX-License-Identifier: MIT

file(GLOB MP_CORE_SOURCES CONFIGURE_DEPENDS
    "${MP_TOP}/py/*.c"
    "${MP_TOP}/py/frontend/*.c"
    "${MP_TOP}/py/vm/*.c"
    "${MP_TOP}/py/heap/*.c"
    "${MP_TOP}/py/objects/*.c"
    "${MP_TOP}/py/modules/*.c")
