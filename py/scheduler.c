// What happens between two instructions of a program: exceptions that an interrupt handler asks for, functions it has
// scheduled, and finalisers. Whatever sets one of them up also sets mp_pending, which the interpreter looks at.
// SPDX-License-Identifier: MIT
#include "py/heap/heap.h"
#include "py/mphal.h"
#include "py/runtime.h"

void mp_sched_exception(mp_obj_t exc) {
    MP_STATE_VM(mp_pending_exception) = exc;
    MP_STATE_VM(mp_pending) = true;
}

#if MICROPY_KBD_EXCEPTION
void mp_sched_keyboard_interrupt(void) {
    mp_obj_t exc = MP_STATE_VM(mp_kbd_exception);
    if (exc != MP_OBJ_NULL) {
        mp_obj_exception_clear_traceback(exc);
        mp_sched_exception(exc);
    }
}
#endif

#if MICROPY_ENABLE_SCHEDULER

// sched_state: 1 while a scheduled function runs; others then wait for it.

bool mp_sched_schedule(mp_obj_t function, mp_obj_t arg) {
    mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
    bool has_room = MP_STATE_VM(sched_len) < MICROPY_SCHEDULER_DEPTH;
    if (has_room) {
        size_t i = (MP_STATE_VM(sched_idx) + MP_STATE_VM(sched_len)) % MICROPY_SCHEDULER_DEPTH;
        MP_STATE_VM(sched_queue)[i] = (mp_sched_item_t){ function, arg };
        MP_STATE_VM(sched_len)++;
        MP_STATE_VM(mp_pending) = true;
    }
    MICROPY_END_ATOMIC_SECTION(state);
    return has_room;
}

void mp_sched_run_pending(void) {
    if (MP_STATE_VM(sched_state) != 0) {
        return;
    }
    MP_STATE_VM(sched_state) = 1;
    // Those that are scheduled meanwhile have their turn next time.
    for (size_t n = MP_STATE_VM(sched_len); n > 0; n--) {
        mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
        mp_sched_item_t *slot = &MP_STATE_VM(sched_queue)[MP_STATE_VM(sched_idx)];
        mp_sched_item_t item = *slot;
        *slot = (mp_sched_item_t){ MP_OBJ_NULL, MP_OBJ_NULL };
        MP_STATE_VM(sched_idx) = (MP_STATE_VM(sched_idx) + 1) % MICROPY_SCHEDULER_DEPTH;
        MP_STATE_VM(sched_len)--;
        MICROPY_END_ATOMIC_SECTION(state);
        mp_call_function_1_protected(item.func, item.arg);
    }
    MP_STATE_VM(sched_state) = 0;
    if (MP_STATE_VM(sched_len) != 0) {
        MP_STATE_VM(mp_pending) = true;
    }
}

#endif

// With raise_exc false a pending exception is dropped.
void mp_handle_pending(bool raise_exc) {
    // First, so that an interrupt from here on is seen now or the next time.
    MP_STATE_VM(mp_pending) = false;
    mp_uint_t state = MICROPY_BEGIN_ATOMIC_SECTION();
    mp_obj_t exc = MP_STATE_VM(mp_pending_exception);
    MP_STATE_VM(mp_pending_exception) = MP_OBJ_NULL;
    MICROPY_END_ATOMIC_SECTION(state);
    if (exc != MP_OBJ_NULL && raise_exc) {
        MP_STATE_VM(mp_pending) = true;  // for the rest
        nlr_raise(exc);
    }
#if MICROPY_ENABLE_FINALISER
    gc_run_finalisers();
#endif
#if MICROPY_ENABLE_SCHEDULER
    mp_sched_run_pending();
#endif
}

void mp_event_handle_nowait(void) {
    MICROPY_EVENT_POLL_HOOK
    mp_handle_pending(true);
}

void mp_event_wait_ms(mp_uint_t timeout_ms) {
    mp_event_handle_nowait();
    if (!MP_STATE_VM(mp_pending)) {
        MICROPY_INTERNAL_WFE(timeout_ms);
    }
}
