# BBC micro:bit v1 (nRF51822-QFAA: 256 KiB of flash, 16 KiB of RAM). Pins are those of the board's
# schematic v1.5; QEMU models core, flash, UART, timers and GPIO. SPDX-License-Identifier: MIT

set(BOARD_TITLE "BBC micro:bit v1")
set(BOARD_CPU cortex-m0)
set(BOARD_SOC nrf51)
set(BOARD_MEMORY
    "FLASH rx 0x00000000 256K"
    "RAM rwx 0x20000000 16K"
)
set(BOARD_STACK 4K)
set(BOARD_STARTUP_SOURCES board.c)
# Without signals on the terminal, so that Ctrl-C reaches the board.
set(BOARD_RUN qemu-system-arm -M microbit -nographic -monitor none
    -chardev stdio,id=console,signal=off -serial chardev:console -kernel @ELF@)
set(BOARD_FLASH openocd -f interface/cmsis-dap.cfg -f target/nrf51.cfg
    -c "program @ELF@ verify reset exit")
set(BOARD_DEBUG openocd -f interface/cmsis-dap.cfg -f target/nrf51.cfg)
set(BOARD_PORTS minimal)
set(BOARD_PROVIDES programs)
