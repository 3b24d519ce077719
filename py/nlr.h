// Non-local return: the way exceptions travel through C code. A buffer is pushed before the code that may raise, and
// popped after it; nlr_jump() returns a second time, with a non-zero value, from the newest nlr_push().
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_NLR_H
#define SLIPWAY_PY_NLR_H

#include "py/mpconfig.h"

// How many words a place to return to takes: the registers that a function must preserve, the stack pointer and the
// address. Where there is no nlr_save() for a processor, setjmp() does the job (0).
#if MICROPY_NLR_SETJMP
#define MP_NLR_WORDS (0)
#elif defined(__x86_64__) && defined(__linux__) && !defined(__ILP32__)
#define MP_NLR_WORDS (8)
#elif defined(__thumb__) && defined(__SOFTFP__)
#define MP_NLR_WORDS (10)
#elif defined(__thumb__)
#define MP_NLR_WORDS (10 + 16)
#else
#define MP_NLR_WORDS (0)
#endif

#if MP_NLR_WORDS == 0
#include <setjmp.h>
#endif

typedef struct _nlr_buf_t {
    struct _nlr_buf_t *prev;
    void *ret_val;  // the exception object, once nlr_push() has returned non-zero
#if MP_NLR_WORDS > 0
    void *words[MP_NLR_WORDS];
#else
    jmp_buf jmpbuf;
#endif
} nlr_buf_t;

// Local variables changed between nlr_push() and nlr_jump() must be volatile to be read after the jump (C11 7.13.2.1).
#if MP_NLR_WORDS > 0
__attribute__((returns_twice)) unsigned int nlr_save(void **words);
NORETURN void nlr_restore(void **words);
#define nlr_push(buf) (nlr_push_tail(buf), nlr_save((buf)->words))
#elif defined(__linux__)
#define nlr_push(buf) \
    (nlr_push_tail(buf), _setjmp((buf)->jmpbuf))  // setjmp() may save the signal mask
#else
#define nlr_push(buf) (nlr_push_tail(buf), setjmp((buf)->jmpbuf))
#endif

unsigned int nlr_push_tail(nlr_buf_t *top);
void nlr_pop(void);
NORETURN void nlr_jump(void *val);
#define nlr_raise(val) nlr_jump(MP_OBJ_TO_PTR(val))

// The port's: an exception nobody catches ends here. Must not return.
NORETURN void nlr_jump_fail(void *val);

#endif  // SLIPWAY_PY_NLR_H
