// Printing for reports of faults: no heap, no interrupts, no interpreter, little stack.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>
#include "soc.h"

void fault_put(const char *text) {
    console_write(text, strlen(text));
}

void fault_put_value(const char *name, size_t name_len, uint32_t value) {
    char text[10] = "=";
    for (int i = 8; i >= 1; i--, value >>= 4) {
        text[i] = "0123456789abcdef"[value & 15];
    }
    text[9] = ' ';
    console_write(name, name_len);
    console_write(text, sizeof(text));
}

void fault_put_registers(const char *names, const uint32_t *values, unsigned n) {
    for (unsigned i = 1; i <= n; i++, names += 3) {
        fault_put_value(names, 3, *values++);
        if (i % 4 == 0) {
            fault_put("\r\n");
        }
    }
}
