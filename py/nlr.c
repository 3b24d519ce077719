// Non-local return: the chain of buffers.
// SPDX-License-Identifier: MIT
#include "py/mpstate.h"

unsigned int nlr_push_tail(nlr_buf_t *top) {
#if MP_NLR_WORDS == 0
    // What setjmp() leaves alone of the buffer would show the collector old words as references.
    memset(top, 0, sizeof(*top));
#endif
    top->ret_val = NULL;  // an exception caught before
    top->prev = MP_STATE_THREAD(nlr_top);
    MP_STATE_THREAD(nlr_top) = top;
    return 0;
}

void nlr_pop(void) {
    MP_STATE_THREAD(nlr_top) = MP_STATE_THREAD(nlr_top)->prev;
}

NORETURN void nlr_jump(void *val) {
    nlr_buf_t *top = MP_STATE_THREAD(nlr_top);
    if (top == NULL) {
        nlr_jump_fail(val);
    }
    top->ret_val = val;
    MP_STATE_THREAD(nlr_top) = top->prev;
#if MP_NLR_WORDS > 0
    nlr_restore(top->words);
#else
    longjmp(top->jmpbuf, 1);
#endif
}
