# The machine that builds, in 32 bits: an x86 under Linux whose floats are computed by SSE2, as
# doubles and not with the extra digits of the x87. Everything else is the board host's.
# SPDX-License-Identifier: MIT

set(BOARD_BASE host)
set(BOARD_TITLE "This machine in 32 bits (Linux, x86)")
set(BOARD_CPU host-x86-32)
set(BOARD_PORTS standard)
set(BOARD_SANITIZE OFF)
