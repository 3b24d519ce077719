// How much of the C stack there is.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <sys/resource.h>

#include "py/mpconfig.h"

#define MOST (512 * 1024 * sizeof(void *))  // bytes

unsigned long mp_host_stack_limit(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_STACK, &limit) != 0 || limit.rlim_cur / 2 > MOST) {
        return MOST;
    }
    return (unsigned long)limit.rlim_cur / 2;
}
