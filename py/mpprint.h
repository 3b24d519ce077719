// Formatted output to anything that takes bytes.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_MPPRINT_H
#define SLIPWAY_PY_MPPRINT_H

#include "py/mpconfig.h"
#include "py/misc.h"

#define PF_FLAG_LEFT_ADJUST (0x001)
#define PF_FLAG_SHOW_SIGN (0x002)
#define PF_FLAG_SPACE_SIGN (0x004)
#define PF_FLAG_NO_TRAILZ (0x008)
#define PF_FLAG_SHOW_PREFIX (0x010)
#define PF_FLAG_PAD_AFTER_SIGN (0x020)
#define PF_FLAG_CENTER_ADJUST (0x040)
#define PF_FLAG_ADD_PERCENT (0x080)
#define PF_FLAG_SHOW_OCTAL_LETTER (0x100)
#define PF_FLAG_SHOW_COMMA (0x200)  // groups of three digits, and below
#define PF_FLAG_SHOW_UNDERSCORE (0x400)

typedef void (*mp_print_strn_t)(void *data, const char *str, size_t len);

typedef struct _mp_print_t {
    void *data;
    mp_print_strn_t print_strn;
} mp_print_t;

extern const mp_print_t mp_plat_print;  // the port's standard output, through MP_PLAT_PRINT_STRN

int mp_print_str(const mp_print_t *print, const char *str);
int mp_print_strn(
    const mp_print_t *print, const char *str, size_t len, unsigned int flags, char fill, int width);
// Prints an int of any size in a base of 2 to 16; base_char is 'a' or 'A' for the digits above 9.
// How a number is laid out: PF_FLAG_xxx, what to pad with, the least width, and the least number of digits or -1.
typedef struct _mp_print_spec_t {
    unsigned flags;
    char fill;
    int width;
    int prec;
} mp_print_spec_t;

// A machine word with its sign apart. Returns the number of bytes.
int mp_print_word(const mp_print_t *print, mp_uint_t value, bool is_negative, unsigned base,
    char base_char, const mp_print_spec_t *spec);

int mp_print_mp_int(const mp_print_t *print, void *x, unsigned int base, int base_char, int flags,
    char fill, int width, int prec);
#if MICROPY_PY_BUILTINS_FLOAT
int mp_print_float(const mp_print_t *print, mp_float_t f, char fmt, unsigned int flags, char fill,
    int width, int prec);
#endif
// printf's %c %s %d %i %u %x %X %o %p %% with width, precision, 0, -, l and z; %q a qstr; %f %g %e where floats are in.
int mp_printf(const mp_print_t *print, const char *fmt, ...);
int mp_vprintf(const mp_print_t *print, const char *fmt, va_list args);

#endif  // SLIPWAY_PY_MPPRINT_H
