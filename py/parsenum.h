// Numbers from text: what int(), float() and the lexer read.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_PARSENUM_H
#define SLIPWAY_PY_PARSENUM_H

#include "py/lexer.h"
#include "py/obj.h"

// Both take the whole of str, with white space around it, or raise: SyntaxError if lex is given,
// else ValueError.

// base is 2 to 36, or 0 to go by the prefix; raises ValueError for another base.
mp_obj_t mp_parse_num_integer(const char *str, size_t len, int base, mp_lexer_t *lex);

// 0 to 35 for a digit or letter, else 255.
unsigned mp_digit_value(char c);

#if MICROPY_PY_BUILTINS_FLOAT
// Correctly rounded. allow_imag exists for compatibility of calls: there are no complex numbers.
mp_obj_t mp_parse_num_float(const char *str, size_t len, bool allow_imag, mp_lexer_t *lex);

// 0.d1d2d3... * 10 ** exp10, correctly rounded; the digits are characters '0' to '9', underscores
// are skipped.
mp_float_t mp_float_from_digits(const char *digits, size_t n_digits, mp_int_t exp10);
#endif

#endif  // SLIPWAY_PY_PARSENUM_H
