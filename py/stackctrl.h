// Guards the C stack: deep recursion raises RuntimeError instead of running over its end.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_STACKCTRL_H
#define SLIPWAY_PY_STACKCTRL_H

#include "py/mpconfig.h"

void mp_stack_ctrl_init(
    void);  // takes the caller's frame as the top, with a limit fit for a host thread
void mp_stack_set_top(void *top);
mp_uint_t mp_stack_usage(void);            // bytes below the top
void mp_stack_set_limit(mp_uint_t limit);  // bytes
void mp_stack_check(void);                 // raises RuntimeError past the limit
#define MP_STACK_CHECK() mp_stack_check()

#endif  // SLIPWAY_PY_STACKCTRL_H
