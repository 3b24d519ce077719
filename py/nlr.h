// Non-local return: the way exceptions travel through C code. A buffer is pushed before the code that may raise, and
// popped after it; nlr_jump() returns a second time, with a non-zero value, from the newest nlr_push().
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_NLR_H
#define SLIPWAY_PY_NLR_H

#include <setjmp.h>
#include "py/mpconfig.h"

typedef struct _nlr_buf_t {
    struct _nlr_buf_t *prev;
    void *ret_val;  // the exception object, once nlr_push() has returned non-zero
    jmp_buf jmpbuf;
} nlr_buf_t;

// Local variables changed between nlr_push() and nlr_jump() must be volatile to be read after the jump (C11 7.13.2.1).
#if defined(__linux__)
#define MP_NLR_SETJMP _setjmp  // setjmp() may save the signal mask, by a system call
#else
#define MP_NLR_SETJMP setjmp
#endif
#define nlr_push(buf) (nlr_push_tail(buf), MP_NLR_SETJMP((buf)->jmpbuf))

unsigned int nlr_push_tail(nlr_buf_t *top);
void nlr_pop(void);
NORETURN void nlr_jump(void *val);
#define nlr_raise(val) nlr_jump(MP_OBJ_TO_PTR(val))

// The port's: an exception nobody catches ends here. Must not return.
NORETURN void nlr_jump_fail(void *val);

#endif  // SLIPWAY_PY_NLR_H
