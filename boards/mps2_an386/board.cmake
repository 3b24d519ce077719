# Arm MPS2 with the FPGA image AN386 (a Cortex-M4F), as QEMU models it: the 4 MiB of SSRAM1 at 0,
# which holds the image, and 16 MiB of PSRAM. Memories are those of application note AN386 and of
# QEMU's "info mtree".
# SPDX-License-Identifier: MIT

set(BOARD_TITLE "MPS2 AN386 (Cortex-M4F)")
set(BOARD_CPU cortex-m4f)
set(BOARD_SOC mps2)
set(BOARD_MEMORY
    "FLASH rx 0x00000000 4M"
    "RAM rwx 0x21000000 16M"
)
set(BOARD_STARTUP_SOURCES board.c)
# Without signals on the terminal, so that Ctrl-C reaches the board.
set(BOARD_RUN qemu-system-arm -M mps2-an386 -nographic -monitor none
    -chardev stdio,id=console,signal=off -serial chardev:console -kernel @ELF@)
set(BOARD_PORTS standard)
set(BOARD_TESTS all)
set(BOARD_PROVIDES ram moves)
