// What mpconfigboard.h says of most boards without an operating system; a board defines first what
// is different there, and then includes this. docs/boards.md tells what each of them means.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_SOC_BARE_MPCONFIGBARE_H
#define SLIPWAY_SOC_BARE_MPCONFIGBARE_H

// Bytes of the C stack that Python may use; the linker script reserves 16 KiB (BOARD_STACK), and the
// rest is for C code called at the deepest point and for interrupts.
#ifndef MICROPY_HW_STACK_LIMIT
#define MICROPY_HW_STACK_LIMIT (14 * 1024)
#endif

// The float that the FPU computes with, for ports that have floats; without FPU the smaller one.
#ifndef MICROPY_HW_FLOAT_IMPL
#if defined(__ARM_FP) && (__ARM_FP & 8)
#define MICROPY_HW_FLOAT_IMPL (MICROPY_FLOAT_IMPL_DOUBLE)
#else
#define MICROPY_HW_FLOAT_IMPL (MICROPY_FLOAT_IMPL_FLOAT)
#endif
#endif

// What the image leaves over of RAM, from the linker script.
extern char __HeapBase[], __HeapLimit[];

// Where the heap begins, for ports that take all that the image leaves over of RAM.
#ifndef MICROPY_HW_HEAP_START
#define MICROPY_HW_HEAP_START __HeapBase
#endif

// Where the heap ends, for ports that take all that the image leaves over of RAM.
#ifndef MICROPY_HW_HEAP_END
#define MICROPY_HW_HEAP_END __HeapLimit
#endif

// Whether the board has files: open() and imports from them.
#ifndef MICROPY_HW_HAS_FILES
#define MICROPY_HW_HAS_FILES (0)
#endif

#endif
