# The sources of the optional modules. The config header decides which of them are in a firmware.
# SPDX-License-Identifier: MIT

file(GLOB MP_EXTMOD_SOURCES CONFIGURE_DEPENDS "${MP_TOP}/extmod/*.c")
