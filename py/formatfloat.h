// Floats as text: the shortest that reads back, or correctly rounded to a precision.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_FORMATFLOAT_H
#define SLIPWAY_PY_FORMATFLOAT_H

#include "py/misc.h"

#if MICROPY_PY_BUILTINS_FLOAT
// fmt: 'r' for repr(), or one of e, f, g, E, F, G with prec digits (-1 for 6). sign, if not 0,
// comes before what is not negative. Returns the length of the zero-terminated text, at most
// buf_size - 1. A number of which even 'e' does not fit gets fewer digits, 'f' becomes 'e' when it
// does not fit: MP_FLOAT_ROOM(prec) bytes are enough for all. buf_size is 16 or more.
int mp_format_float(mp_float_t f, char *buf, size_t buf_size, char fmt, int prec, char sign);

#define MP_FLOAT_REPR_ROOM (32)
#define MP_FLOAT_ROOM(prec) \
    ((size_t)((prec) < 0 ? 6 : (prec)) + (sizeof(mp_float_t) > 4 ? 320 : 48))

// The digits of a finite f > 0, as 0.d1d2d3... * 10 ** *exp10: the shortest that read back as f
// when mode is 'r', n of them for 'e', n after the decimal point for 'f' (n may be negative),
// rounded half to even. Zeros at the end may be there or left out. Writes at most limit digits, without a terminator;
// returns their number, which is 0 when all are rounded away.
size_t mp_float_digits(mp_float_t f, char mode, int n, char *digits, size_t limit, int *exp10);
#endif

#endif  // SLIPWAY_PY_FORMATFLOAT_H
