// The HAL's stdin and stdout on file descriptors 0 and 1. A port that has its own mphalport.c
// replaces these.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <errno.h>
#include <poll.h>
#include <unistd.h>
#include "py/mphal.h"
#include "py/runtime.h"
#include "py/stream.h"

// End of input reads as Ctrl-D, which leaves a prompt, after a line that was not finished.
int mp_hal_stdin_rx_chr(void) {
    static int last = '\n';
    unsigned char c;
    ssize_t n;
    while ((n = read(STDIN_FILENO, &c, 1)) < 0 && (errno == EINTR || errno == EAGAIN)) {
        if (errno == EAGAIN) {
            struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
            poll(&in, 1, -1);
        }
        mp_handle_pending(true);
    }
    if (n == 1) {
        return last = c;
    }
    bool line_open = last != '\n' && last != '\r' && last != 4;
    return last = line_open ? '\n' : 4;
}

void mp_hal_stdout_tx_strn(const char *str, mp_uint_t len) {
    while (len > 0) {
        ssize_t n = write(STDOUT_FILENO, str, len);
        if (n >= 0) {
            str += n;
            len -= n;
        } else if (errno == EAGAIN) {
            struct pollfd out = { .fd = STDOUT_FILENO, .events = POLLOUT };
            poll(&out, 1, -1);
        } else if (errno != EINTR) {
            return;
        }
    }
}

uintptr_t mp_hal_stdio_poll(uintptr_t poll_flags) {
    uintptr_t ready = poll_flags & MP_STREAM_POLL_WR;
    struct pollfd in = { .fd = STDIN_FILENO, .events = POLLIN };
    if (poll_flags & MP_STREAM_POLL_RD && poll(&in, 1, 0) > 0) {
        ready |= MP_STREAM_POLL_RD;
    }
    return ready;
}
