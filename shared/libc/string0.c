// The C library's memory and string functions that the interpreter uses, a byte at a time: an eighth of the size of a
// library's, for firmwares to which size matters more. List it among a port's sources for a board; programs of an
// operating system have a C library anyway.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// The compiler would turn these loops into calls of the very functions they are in.
#pragma GCC optimize("no-tree-loop-distribute-patterns")

void *memmove(void *dst, const void *src, size_t n) {
    unsigned char *d = dst;
    const unsigned char *s = src;
    if (d <= s) {
        for (; n > 0; n--) {
            *d++ = *s++;
        }
    } else {
        while (n > 0) {
            n--;
            d[n] = s[n];
        }
    }
    return dst;
}

// An alias and no call, which the compiler would turn into one of memcpy.
void *memcpy(void *restrict dst, const void *restrict src, size_t n)
    __attribute__((alias("memmove")));

void *memset(void *dst, int c, size_t n) {
    for (unsigned char *d = dst; n > 0; n--) {
        *d++ = c;
    }
    return dst;
}

int memcmp(const void *a, const void *b, size_t n) {
    const unsigned char *p = a, *q = b;
    for (; n > 0; n--, p++, q++) {
        if (*p != *q) {
            return *p - *q;
        }
    }
    return 0;
}

void *memchr(const void *s, int c, size_t n) {
    for (const unsigned char *p = s; n > 0; n--, p++) {
        if (*p == (unsigned char)c) {
            return (void *)p;
        }
    }
    return NULL;
}

size_t strlen(const char *s) {
    return strnlen(s, PTRDIFF_MAX);
}

size_t strnlen(const char *s, size_t max) {
    size_t n = 0;
    while (n < max && s[n] != '\0') {
        n++;
    }
    return n;
}

char *strchr(const char *s, int c) {
    return memchr(s, c, strlen(s) + 1);
}

size_t strspn(const char *s, const char *set) {
    size_t n = 0;
    while (s[n] != '\0' && strchr(set, s[n]) != NULL) {
        n++;
    }
    return n;
}

int strcmp(const char *a, const char *b) {
    return strncmp(a, b, PTRDIFF_MAX);
}

int strncmp(const char *a, const char *b, size_t n) {
    for (; n > 0; n--, a++, b++) {
        if (*a != *b || *a == '\0') {
            return (unsigned char)*a - (unsigned char)*b;
        }
    }
    return 0;
}
