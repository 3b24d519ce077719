// Integers and floats as the rest of the core uses them: operations on any pair of numbers,
// conversion to text and bytes. What is behind it, big integers or an OverflowError, is decided by
// MICROPY_LONGINT_IMPL.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_OBJINT_H
#define SLIPWAY_PY_OBJINT_H

#include "py/obj.h"

// An int object is one that is not a small integer. Its magnitude is an array of limbs, the least
// significant first and the last one not 0; the block is a leaf.
typedef struct _mp_obj_int_t {
    mp_obj_base_t base;
    mp_int_t size;  // limbs in use, negated for a negative value
    mp_uint_t limbs[];
} mp_obj_int_t;

// An int of either kind taken apart. The limbs d[n] are those of the object, or the field `one` of
// the view itself: a view must not be copied, nor outlive the object.
typedef struct _mp_int_view_t {
    const mp_uint_t *d;
    size_t n;  // 0 for zero
    bool neg;
    mp_uint_t one;
} mp_int_view_t;
void mp_int_view(mp_int_view_t *v, mp_const_obj_t o);

// ---- operations ---------------------------------------------------------------------------------
// All return MP_OBJ_NULL for what they do not support, and raise ZeroDivisionError, OverflowError,
// ValueError (shift by a negative count) and MemoryError. In-place operations mean the plain ones.

mp_obj_t mp_small_int_binary_op(mp_binary_op_t op, mp_int_t lhs, mp_int_t rhs);
// lhs an int of any size or a bool; rhs anything.
mp_obj_t mp_obj_int_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in);
mp_obj_t mp_obj_int_unary_op(mp_unary_op_t op, mp_obj_t o_in);
// pow(base, exponent, modulus); raises TypeError unless all three are ints.
mp_obj_t mp_obj_int_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus);
// Equal numbers, int or float, have equal hashes; a small integer is its own. All fit a small
// integer.
#define MP_HASH_BITS (sizeof(mp_int_t) * 8 - 3)
mp_int_t mp_obj_int_hash(mp_const_obj_t self_in);
// round(number, ndigits) of an int, bool or float, halves to even; ndigits is MP_OBJ_NULL, None or
// an int. MP_OBJ_NULL for anything else.
mp_obj_t mp_obj_number_round(mp_obj_t number, mp_obj_t ndigits);

#if MICROPY_PY_BUILTINS_FLOAT
// rhs a float, an int of any size or a bool.
mp_obj_t mp_obj_float_binary_op(mp_binary_op_t op, mp_float_t lhs_val, mp_obj_t rhs_in);
// Raises OverflowError if there is no finite float near the int.
mp_float_t mp_obj_int_as_float_impl(mp_const_obj_t self_in);
mp_int_t mp_float_hash(mp_float_t val);
#endif

// True if op is satisfied by an order of -1, 0, 1, or 2 for operands without order. op is one of
// LESS to NOT_EQUAL.
bool mp_order_satisfies(mp_binary_op_t op, int order);

// ---- text and bytes -----------------------------------------------------------------------------

// Writes self in a base of 2 to 36 as "-", prefix and digits ('a' or 'A' onwards for those above
// 9), with comma, if not 0, between groups of three digits (of four when it is '_' and the base is
// 2, 8 or 16). Uses *buf when its *buf_size bytes suffice, else replaces both by a new leaf block.
// Returns where the zero-terminated text starts in *buf, and its length by *fmt_size.
char *mp_obj_int_formatted(char **buf, size_t *buf_size, size_t *fmt_size, mp_const_obj_t self_in,
    int base, const char *prefix, char base_char, char comma);
void mp_obj_int_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind);
mp_obj_t mp_obj_int_make_new(
    const mp_obj_type_t *type_in, size_t n_args, size_t n_kw, const mp_obj_t *args);
// Of len unsigned bytes.
mp_obj_t mp_obj_int_from_bytes_impl(bool big_endian, size_t len, const byte *buf);
// The low len bytes of self in two's complement; false if that loses anything, the sign bit of a
// negative one included. A positive value may use the topmost bit.
bool mp_obj_int_to_bytes_impl(mp_const_obj_t self_in, bool big_endian, size_t len, byte *buf);

// ---- what MICROPY_LONGINT_IMPL provides ---------------------------------------------------------

// Both operands are ints of any size (no bools); op is arithmetic, a comparison or DIVMOD, not
// in-place. Called for two small integers when the result is not one.
mp_obj_t mp_obj_int_big_binary_op(mp_binary_op_t op, mp_obj_t lhs_in, mp_obj_t rhs_in);
mp_obj_t mp_obj_int_big_pow3(mp_obj_t base, mp_obj_t exponent, mp_obj_t modulus);
size_t mp_obj_int_bit_length(mp_const_obj_t self_in);

// Raise ZeroDivisionError with the words that fit op.
NORETURN void mp_raise_division_by_zero(mp_binary_op_t op, bool is_float);

#endif  // SLIPWAY_PY_OBJINT_H
