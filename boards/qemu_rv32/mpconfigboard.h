// Facts about QEMU's RISC-V machine for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "QEMU virt"
#define MICROPY_HW_MCU_NAME "rv32imac"

// Bytes of the C stack that Python may use; the linker script reserves 16 KiB, and the rest is for
// C code called at the deepest point and for interrupts.
#define MICROPY_HW_STACK_LIMIT (14 * 1024)

// For ports that have floats; the core has no FPU.
#define MICROPY_HW_FLOAT_IMPL (MICROPY_FLOAT_IMPL_FLOAT)

// The heap of ports/minimal, which sets aside little for boards that have little.
#define MICROPY_HEAP_WORDS (8192)

// What the image leaves over of RAM, from the linker script: the heap, for ports that take it all.
extern char __HeapBase[], __HeapLimit[];
#define MICROPY_HW_HEAP_START __HeapBase
#define MICROPY_HW_HEAP_END __HeapLimit

#define MICROPY_HW_HAS_FILES (0)
