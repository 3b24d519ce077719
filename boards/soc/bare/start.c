// From a valid stack to main(): the part of starting up that is the same on every processor.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "soc.h"

extern uint32_t __data_load[], __data_start[], __data_end[], __bss_start[], __bss_end[];

int main(int argc, char **argv);

// Modules of users may have constructors, of C++ or with the attribute; nothing in the tree does.
#if SOC_CONSTRUCTORS
typedef void (*constructor_t)(void);
extern const constructor_t __init_array_start[], __init_array_end[];

static void construct(void) {
    for (const constructor_t *next = __init_array_start; next < __init_array_end; next++) {
        (*next)();
    }
}
#else
static void construct(void) {
}
#endif

// Before .data and .bss are in place nothing here may touch a variable.
void soc_start(void) {
    const uint32_t *from = __data_load;
    for (uint32_t *to = __data_start; to < __data_end;) {
        *to++ = *from++;
    }
    for (uint32_t *to = __bss_start; to < __bss_end;) {
        *to++ = 0;
    }
    soc_init();
    board_init();
    construct();
    main(0, NULL);
    soc_end();
}
