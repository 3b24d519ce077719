// Measures the C stack by the addresses of frames.
// SPDX-License-Identifier: MIT
#include "py/stackctrl.h"
#include "py/runtime.h"

// Half a megabyte of a 64-bit host's stack, a quarter of one on 32 bits; microcontrollers set their own limit.
#define DEFAULT_LIMIT (64 * 1024 * sizeof(void *))

void mp_stack_ctrl_init(void) {
    mp_stack_set_top(__builtin_frame_address(0));
    mp_stack_set_limit(DEFAULT_LIMIT);
}

void mp_stack_set_top(void *top) {
    MP_STATE_THREAD(stack_top) = top;
}

mp_uint_t mp_stack_usage(void) {
    return (mp_uint_t)(MP_STATE_THREAD(stack_top) - (char *)__builtin_frame_address(0));
}

void mp_stack_set_limit(mp_uint_t limit) {
    MP_STATE_THREAD(stack_limit) = limit;
}

void mp_stack_check(void) {
#if MICROPY_STACK_CHECK
    if (MP_UNLIKELY(mp_stack_usage() >= MP_STATE_THREAD(stack_limit))) {
        mp_raise_recursion_depth();
    }
#endif
}
