// Facts about the MPS2 with AN386 for the interpreter and the HAL.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define MICROPY_HW_BOARD_NAME "MPS2-AN386"
#define MICROPY_HW_MCU_NAME "Cortex-M4"

// Bytes of the C stack that Python may use; the linker script reserves 16 KiB, and the rest is for
// C code called at the deepest point and for interrupts.
#define MICROPY_HW_STACK_LIMIT (14 * 1024)

// The float that the FPU computes with, for ports that have floats.
#define MICROPY_HW_FLOAT_IMPL (MICROPY_FLOAT_IMPL_FLOAT)

// What the image leaves over of RAM, from the linker script: the heap, for ports that take it all.
extern char __HeapBase[], __HeapLimit[];
#define MICROPY_HW_HEAP_START __HeapBase
#define MICROPY_HW_HEAP_END __HeapLimit

#define MICROPY_HW_HAS_FILES (0)

// The board that all tests run on: they make allocations fail and blocks move when they want to.
#define MICROPY_DEBUG_ALLOC_FAIL (1)
