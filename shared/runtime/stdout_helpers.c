// Standard output for ports whose mp_hal_stdout_tx_strn sends bytes as they are: whole strings, and
// text in which a line feed becomes carriage return and line feed, as a terminal needs it.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>
#include "py/mphal.h"

void mp_hal_stdout_tx_str(const char *str) {
    mp_hal_stdout_tx_strn(str, strlen(str));
}

// A line feed that has its carriage return already, in the same call, stays as it is.
void mp_hal_stdout_tx_strn_cooked(const char *str, mp_uint_t len) {
    const char *end = str + len, *sent = str;
    for (const char *s = str; s < end; s++) {
        if (*s == '\n' && (s == str || s[-1] != '\r')) {
            mp_hal_stdout_tx_strn(sent, s - sent);
            mp_hal_stdout_tx_strn("\r", 1);
            sent = s;
        }
    }
    mp_hal_stdout_tx_strn(sent, end - sent);
}
