// Decodes error texts: a byte from 0x80 up stands for a pair of bytes, each of which may stand for
// a pair again. The table is made by the build.
// SPDX-License-Identifier: MIT
#include "py/errortext.h"

#if MICROPY_ROM_TEXT_COMPRESSION

static const uint8_t pairs[][2] = {
#include "genhdr/errorpairs.h"
    { 0, 0 }  // a build without texts still has a table
};

// Recursion is as deep as pairs nest, and every level makes the text longer: the longest text
// bounds it.
static size_t expand(char *dst, size_t len, uint8_t code) {
    while (code >= 0x80) {
        len = expand(dst, len, pairs[code - 0x80][0]);
        code = pairs[code - 0x80][1];
    }
    if (dst) {
        dst[len] = code;
    }
    return len + 1;
}

size_t mp_decompress_rom_string(char *dst, mp_rom_error_text_t src) {
    size_t len = 0;
    for (const uint8_t *s = (const uint8_t *)src; *s; s++) {
        len = expand(dst, len, *s);
    }
    if (dst) {
        dst[len] = 0;
    }
    return len;
}

#endif
