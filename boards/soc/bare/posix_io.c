// read() and write() of the C library on the console, for ports whose mphalport.c is written to
// POSIX like the one of the porting guide. File descriptors are not looked at: there is one device.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <unistd.h>
#include "py/mpconfig.h"
#include "soc.h"
#include "console.h"

ssize_t read(int fd, void *bytes, size_t n) {
    (void)fd;
    if (n == 0) {
        return 0;
    }
    int c;
    while ((c = console_read()) < 0) {
        soc_wait_for_interrupt();
    }
    *(unsigned char *)bytes = c;
    return 1;
}

ssize_t write(int fd, const void *bytes, size_t n) {
    (void)fd;
    console_write(bytes, n);
    return n;
}
