// Finding the registers without assembler: the compiler is made to save all that a callee must
// preserve in one frame, and the stack is scanned from below that frame.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/gc.h"
#include "py/mpstate.h"
#include "shared/runtime/gchelper.h"

#if MICROPY_ENABLE_GC

__attribute__((noinline, no_sanitize("address"))) static void collect_stack(void) {
    void **bottom = __builtin_frame_address(0);
    size_t bytes = (char *)MP_STATE_THREAD(stack_top) - (char *)bottom;
    gc_collect_root(bottom, bytes / sizeof(void *));
}

void gc_helper_collect_regs_and_stack(void) {
    __builtin_unwind_init();
    collect_stack();
    // Keeps the call above from becoming a jump, which would give up the frame just filled.
    __asm volatile("" : : : "memory");
}

#endif
