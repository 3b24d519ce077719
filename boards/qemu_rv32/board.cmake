# QEMU's RISC-V machine "virt" with a 32-bit core. Without firmware it starts at the beginning of
# its RAM (128 MiB from 0x80000000, of which 8 are used), where the image is loaded.
# SPDX-License-Identifier: MIT

set(BOARD_TITLE "QEMU virt (RISC-V rv32imac)")
set(BOARD_CPU rv32imac)
set(BOARD_SOC riscv_virt)
set(BOARD_MEMORY
    "FLASH rx 0x80000000 4M"
    "RAM rwx 0x80400000 4M"
)
set(BOARD_STARTUP_SOURCES board.c)
# Without signals on the terminal, so that Ctrl-C reaches the board.
set(BOARD_RUN qemu-system-riscv32 -M virt -bios none -nographic -monitor none
    -chardev stdio,id=console,signal=off -serial chardev:console -kernel @ELF@)
set(BOARD_PROVIDES ram programs)
