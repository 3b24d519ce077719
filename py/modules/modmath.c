// The math module: libm's functions with Python's errors. A result that is not a number although no
// argument was one is a domain error; an infinite one from finite arguments is an overflow, or a
// domain error at a pole.
// SPDX-License-Identifier: MIT

#include "py/mpconfig.h"

#if MICROPY_PY_BUILTINS_FLOAT && MICROPY_PY_MATH

#include <math.h>

#include "py/builtin.h"
#include "py/objint.h"
#include "py/runtime.h"

#define C(fun) MICROPY_FLOAT_C_FUN(fun)
#define PI MICROPY_FLOAT_CONST(3.14159265358979323846)
#define E MICROPY_FLOAT_CONST(2.71828182845904523536)
#define LN_2 MICROPY_FLOAT_CONST(0.69314718055994530942)

static NORETURN void domain_error(void) {
    mp_raise_ValueError(MP_ERROR_TEXT("math domain error"));
}

static mp_obj_t checked(mp_float_t result, bool nan_in, bool finite_in, bool may_overflow) {
    if (isnan(result) && !nan_in) {
        domain_error();
    }
    if (isinf(result) && finite_in) {
        if (!may_overflow) {
            domain_error();
        }
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("math range error"));
    }
    return mp_obj_new_float(result);
}

static mp_obj_t call_1(mp_float_t (*fun)(mp_float_t), mp_obj_t x_in, bool may_overflow) {
    mp_float_t x = mp_obj_get_float(x_in);
    return checked(fun(x), isnan(x), isfinite(x), may_overflow);
}

static mp_obj_t call_2(mp_float_t (*fun)(mp_float_t, mp_float_t), mp_obj_t x_in, mp_obj_t y_in) {
    mp_float_t x = mp_obj_get_float(x_in), y = mp_obj_get_float(y_in);
    return checked(fun(x, y), isnan(x) || isnan(y), isfinite(x) && isfinite(y), true);
}

#define MATH_1(py_name, c_name, may_overflow) \
    static mp_obj_t math_##py_name(mp_obj_t x) { \
        return call_1(C(c_name), x, may_overflow); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_1(math_##py_name##_obj, math_##py_name)
#define MATH_2(py_name, c_name) \
    static mp_obj_t math_##py_name(mp_obj_t x, mp_obj_t y) { \
        return call_2(C(c_name), x, y); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_2(math_##py_name##_obj, math_##py_name)
#define MATH_TEST(py_name, test) \
    static mp_obj_t math_##py_name(mp_obj_t x) { \
        return mp_obj_new_bool(test(mp_obj_get_float(x))); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_1(math_##py_name##_obj, math_##py_name)
#define MATH_INT(py_name, c_name) \
    static mp_obj_t math_##py_name(mp_obj_t x) { \
        return to_int(C(c_name), x); \
    } \
    static MP_DEFINE_CONST_FUN_OBJ_1(math_##py_name##_obj, math_##py_name)

static mp_obj_t to_int(mp_float_t (*fun)(mp_float_t), mp_obj_t x) {
    return mp_obj_is_int(x) ? x : mp_obj_new_int_from_float(fun(mp_obj_get_float(x)));
}

MATH_1(sqrt, sqrt, false);
MATH_1(exp, exp, true);
MATH_1(sin, sin, false);
MATH_1(cos, cos, false);
MATH_1(tan, tan, false);
MATH_1(asin, asin, false);
MATH_1(acos, acos, false);
MATH_1(atan, atan, false);
MATH_1(fabs, fabs, false);
MATH_2(atan2, atan2);
MATH_2(copysign, copysign);
MATH_INT(ceil, ceil);
MATH_INT(floor, floor);
MATH_INT(trunc, trunc);
MATH_TEST(isfinite, isfinite);
MATH_TEST(isinf, isinf);
MATH_TEST(isnan, isnan);

static mp_obj_t math_fmod(mp_obj_t x_in, mp_obj_t y_in) {
    mp_float_t x = mp_obj_get_float(x_in), y = mp_obj_get_float(y_in);
    // Some libraries give NaN for the infinite divisor of a finite number, which C says changes
    // nothing.
    return checked(isinf(y) && isfinite(x) ? x : C(fmod)(x, y), isnan(x) || isnan(y), false, true);
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_fmod_obj, math_fmod);

static mp_obj_t math_pow(mp_obj_t x_in, mp_obj_t y_in) {
    mp_float_t x = mp_obj_get_float(x_in), y = mp_obj_get_float(y_in);
    return checked(C(pow)(x, y), isnan(x) || isnan(y), isfinite(x) && isfinite(y), x != 0);
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_pow_obj, math_pow);

// A logarithm of a number that may be an int too large for a float: log(x) = log(x >> shift) +
// shift * log(2).
static mp_float_t log_of(mp_float_t (*fun)(mp_float_t), mp_float_t log_2, mp_obj_t x_in) {
    mp_float_t more = 0;
    if (MICROPY_LONGINT_IMPL == MICROPY_LONGINT_IMPL_MPZ && !mp_obj_is_small_int(x_in)
        && mp_obj_is_int(x_in) && mp_obj_int_bit_length(x_in) > 100) {
        mp_obj_t shift = MP_OBJ_NEW_SMALL_INT(mp_obj_int_bit_length(x_in) - 80);
        more = (mp_float_t)MP_OBJ_SMALL_INT_VALUE(shift) * log_2;
        x_in = mp_obj_int_binary_op(MP_BINARY_OP_RSHIFT, x_in, shift);
    }
    mp_float_t x = mp_obj_get_float(x_in);
    if (x <= 0) {
        domain_error();
    }
    return fun(x) + more;
}

static mp_obj_t math_log(size_t n_args, const mp_obj_t *args) {
    mp_float_t value = log_of(C(log), LN_2, args[0]);
    if (n_args > 1) {
        mp_float_t base = log_of(C(log), LN_2, args[1]);
        if (base == 0) {
            mp_raise_division_by_zero(MP_BINARY_OP_TRUE_DIVIDE, true);
        }
        value /= base;
    }
    return mp_obj_new_float(value);
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(math_log_obj, 1, 2, math_log);

static mp_obj_t math_degrees(mp_obj_t x) {
    return mp_obj_new_float(mp_obj_get_float(x) * (180 / PI));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_degrees_obj, math_degrees);

static mp_obj_t math_radians(mp_obj_t x) {
    return mp_obj_new_float(mp_obj_get_float(x) * (PI / 180));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_radians_obj, math_radians);

static mp_obj_t math_frexp(mp_obj_t x_in) {
    int exponent = 0;
    mp_float_t x = mp_obj_get_float(x_in);
    mp_float_t mantissa = isfinite(x) ? C(frexp)(x, &exponent) : x;
    mp_obj_t pair[2] = { mp_obj_new_float(mantissa), MP_OBJ_NEW_SMALL_INT(exponent) };
    return mp_obj_new_tuple(2, pair);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_frexp_obj, math_frexp);

static mp_obj_t math_ldexp(mp_obj_t x_in, mp_obj_t exponent_in) {
    mp_float_t x = mp_obj_get_float(x_in);
    // Beyond these any float has become zero or infinite.
    mp_int_t exponent = MAX(MIN(mp_obj_get_int(exponent_in), 10000), -10000);
    return checked(C(ldexp)(x, (int)exponent), isnan(x), isfinite(x), true);
}
static MP_DEFINE_CONST_FUN_OBJ_2(math_ldexp_obj, math_ldexp);

static mp_obj_t math_modf(mp_obj_t x) {
    mp_float_t whole, fraction = C(modf)(mp_obj_get_float(x), &whole);
    mp_obj_t pair[2] = { mp_obj_new_float(fraction), mp_obj_new_float(whole) };
    return mp_obj_new_tuple(2, pair);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_modf_obj, math_modf);

#if MICROPY_PY_MATH_SPECIAL_FUNCTIONS
MATH_1(expm1, expm1, true);
MATH_1(cosh, cosh, true);
MATH_1(sinh, sinh, true);
MATH_1(tanh, tanh, false);
MATH_1(acosh, acosh, false);
MATH_1(asinh, asinh, false);
MATH_1(atanh, atanh, false);
MATH_1(erf, erf, false);
MATH_1(erfc, erfc, false);

static mp_obj_t math_log2(mp_obj_t x) {
    return mp_obj_new_float(log_of(C(log2), 1, x));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_log2_obj, math_log2);

static mp_obj_t math_log10(mp_obj_t x) {
    return mp_obj_new_float(log_of(C(log10), MICROPY_FLOAT_CONST(0.30102999566398119521), x));
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_log10_obj, math_log10);

// Both have their poles at zero and the negative integers.
static mp_obj_t gamma_of(mp_float_t (*fun)(mp_float_t), mp_obj_t x_in) {
    mp_float_t x = mp_obj_get_float(x_in);
    if (x <= 0 && x == C(floor)(x) && isfinite(x)) {
        domain_error();
    }
    return checked(fun(x), isnan(x), isfinite(x), true);
}

// Factorials are exact, which a library's approximation need not be.
static mp_float_t gamma_function(mp_float_t x) {
    if (x < 1 || x > 23 || x != C(floor)(x)) {
        return C(tgamma)(x);
    }
    mp_float_t product = 1;
    while ((x -= 1) > 1) {
        product *= x;
    }
    return product;
}

// lgamma() itself would leave the sign in a variable of the C library, for which newlib-nano has set
// aside no memory.
static mp_float_t log_gamma(mp_float_t x) {
    int sign;
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
    return lgamma_r(x, &sign);
#else
    return lgammaf_r(x, &sign);
#endif
}

static mp_obj_t math_gamma(mp_obj_t x) {
    return gamma_of(gamma_function, x);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_gamma_obj, math_gamma);

static mp_obj_t math_lgamma(mp_obj_t x) {
    return gamma_of(log_gamma, x);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_lgamma_obj, math_lgamma);
#endif

#if MICROPY_PY_MATH_ISCLOSE
static mp_obj_t math_isclose(size_t n_args, const mp_obj_t *pos_args, mp_map_t *kw_args) {
    static const mp_arg_t allowed[] = {
        { MP_QSTR_rel_tol, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_obj = MP_OBJ_NULL } },
        { MP_QSTR_abs_tol, MP_ARG_KW_ONLY | MP_ARG_OBJ, { .u_obj = MP_ROM_INT(0) } },
    };
    mp_arg_val_t args[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args - 2, pos_args + 2, kw_args, MP_ARRAY_SIZE(allowed), allowed, args);
    mp_float_t a = mp_obj_get_float(pos_args[0]), b = mp_obj_get_float(pos_args[1]);
    mp_float_t rel_tol = args[0].u_obj == MP_OBJ_NULL ? MICROPY_FLOAT_CONST(1e-9)
                                                      : mp_obj_get_float(args[0].u_obj);
    mp_float_t abs_tol = mp_obj_get_float(args[1].u_obj);
    if (rel_tol < 0 || abs_tol < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("tolerances must be non-negative"));
    }
    mp_float_t apart = C(fabs)(a - b), larger = C(fmax)(C(fabs)(a), C(fabs)(b));
    return mp_obj_new_bool(
        a == b || (isfinite(apart) && (apart <= rel_tol * larger || apart <= abs_tol)));
}
static MP_DEFINE_CONST_FUN_OBJ_KW(math_isclose_obj, 2, math_isclose);
#endif

#if MICROPY_PY_MATH_FACTORIAL
// The product of low + 1 to high: halves of like size keep the factors of like length.
static mp_obj_t product(mp_int_t low, mp_int_t high) {
    if (high - low <= 4) {
        mp_obj_t result = MP_OBJ_NEW_SMALL_INT(1);
        while (low < high) {
            result = mp_obj_int_binary_op(MP_BINARY_OP_MULTIPLY, result, MP_OBJ_NEW_SMALL_INT(++low));
        }
        return result;
    }
    mp_int_t middle = low + (high - low) / 2;
    return mp_obj_int_binary_op(MP_BINARY_OP_MULTIPLY, product(low, middle), product(middle, high));
}

static mp_obj_t math_factorial(mp_obj_t n_in) {
    mp_int_t n = mp_obj_get_int(n_in);
    if (n < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("factorial() not defined for negative values"));
    }
    return product(0, n);
}
static MP_DEFINE_CONST_FUN_OBJ_1(math_factorial_obj, math_factorial);
#endif

// Constants of a table in ROM: floats that are always immediate could stand in it as they are, but
// boxed ones suit every representation.
#define MATH_CONSTANT(name, number) \
    static const mp_obj_float_t name##_obj = { { &mp_type_float }, (mp_float_t)(number) }

MATH_CONSTANT(e, E);
MATH_CONSTANT(pi, PI);
#if MICROPY_PY_MATH_CONSTANTS
MATH_CONSTANT(tau, 2 * PI);
MATH_CONSTANT(inf, INFINITY);
MATH_CONSTANT(nan, NAN);
#endif

static const mp_rom_map_elem_t math_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_math) },
    { MP_ROM_QSTR(MP_QSTR_e), MP_ROM_PTR(&e_obj) },
    { MP_ROM_QSTR(MP_QSTR_pi), MP_ROM_PTR(&pi_obj) },
    { MP_ROM_QSTR(MP_QSTR_sqrt), MP_ROM_PTR(&math_sqrt_obj) },
    { MP_ROM_QSTR(MP_QSTR_pow), MP_ROM_PTR(&math_pow_obj) },
    { MP_ROM_QSTR(MP_QSTR_exp), MP_ROM_PTR(&math_exp_obj) },
    { MP_ROM_QSTR(MP_QSTR_log), MP_ROM_PTR(&math_log_obj) },
    { MP_ROM_QSTR(MP_QSTR_cos), MP_ROM_PTR(&math_cos_obj) },
    { MP_ROM_QSTR(MP_QSTR_sin), MP_ROM_PTR(&math_sin_obj) },
    { MP_ROM_QSTR(MP_QSTR_tan), MP_ROM_PTR(&math_tan_obj) },
    { MP_ROM_QSTR(MP_QSTR_acos), MP_ROM_PTR(&math_acos_obj) },
    { MP_ROM_QSTR(MP_QSTR_asin), MP_ROM_PTR(&math_asin_obj) },
    { MP_ROM_QSTR(MP_QSTR_atan), MP_ROM_PTR(&math_atan_obj) },
    { MP_ROM_QSTR(MP_QSTR_atan2), MP_ROM_PTR(&math_atan2_obj) },
    { MP_ROM_QSTR(MP_QSTR_ceil), MP_ROM_PTR(&math_ceil_obj) },
    { MP_ROM_QSTR(MP_QSTR_copysign), MP_ROM_PTR(&math_copysign_obj) },
    { MP_ROM_QSTR(MP_QSTR_fabs), MP_ROM_PTR(&math_fabs_obj) },
    { MP_ROM_QSTR(MP_QSTR_floor), MP_ROM_PTR(&math_floor_obj) },
    { MP_ROM_QSTR(MP_QSTR_fmod), MP_ROM_PTR(&math_fmod_obj) },
    { MP_ROM_QSTR(MP_QSTR_frexp), MP_ROM_PTR(&math_frexp_obj) },
    { MP_ROM_QSTR(MP_QSTR_ldexp), MP_ROM_PTR(&math_ldexp_obj) },
    { MP_ROM_QSTR(MP_QSTR_modf), MP_ROM_PTR(&math_modf_obj) },
    { MP_ROM_QSTR(MP_QSTR_isfinite), MP_ROM_PTR(&math_isfinite_obj) },
    { MP_ROM_QSTR(MP_QSTR_isinf), MP_ROM_PTR(&math_isinf_obj) },
    { MP_ROM_QSTR(MP_QSTR_isnan), MP_ROM_PTR(&math_isnan_obj) },
    { MP_ROM_QSTR(MP_QSTR_trunc), MP_ROM_PTR(&math_trunc_obj) },
    { MP_ROM_QSTR(MP_QSTR_radians), MP_ROM_PTR(&math_radians_obj) },
    { MP_ROM_QSTR(MP_QSTR_degrees), MP_ROM_PTR(&math_degrees_obj) },
#if MICROPY_PY_MATH_CONSTANTS
    { MP_ROM_QSTR(MP_QSTR_tau), MP_ROM_PTR(&tau_obj) },
    { MP_ROM_QSTR(MP_QSTR_inf), MP_ROM_PTR(&inf_obj) },
    { MP_ROM_QSTR(MP_QSTR_nan), MP_ROM_PTR(&nan_obj) },
#endif
#if MICROPY_PY_MATH_SPECIAL_FUNCTIONS
    { MP_ROM_QSTR(MP_QSTR_expm1), MP_ROM_PTR(&math_expm1_obj) },
    { MP_ROM_QSTR(MP_QSTR_log2), MP_ROM_PTR(&math_log2_obj) },
    { MP_ROM_QSTR(MP_QSTR_log10), MP_ROM_PTR(&math_log10_obj) },
    { MP_ROM_QSTR(MP_QSTR_cosh), MP_ROM_PTR(&math_cosh_obj) },
    { MP_ROM_QSTR(MP_QSTR_sinh), MP_ROM_PTR(&math_sinh_obj) },
    { MP_ROM_QSTR(MP_QSTR_tanh), MP_ROM_PTR(&math_tanh_obj) },
    { MP_ROM_QSTR(MP_QSTR_acosh), MP_ROM_PTR(&math_acosh_obj) },
    { MP_ROM_QSTR(MP_QSTR_asinh), MP_ROM_PTR(&math_asinh_obj) },
    { MP_ROM_QSTR(MP_QSTR_atanh), MP_ROM_PTR(&math_atanh_obj) },
    { MP_ROM_QSTR(MP_QSTR_erf), MP_ROM_PTR(&math_erf_obj) },
    { MP_ROM_QSTR(MP_QSTR_erfc), MP_ROM_PTR(&math_erfc_obj) },
    { MP_ROM_QSTR(MP_QSTR_gamma), MP_ROM_PTR(&math_gamma_obj) },
    { MP_ROM_QSTR(MP_QSTR_lgamma), MP_ROM_PTR(&math_lgamma_obj) },
#endif
#if MICROPY_PY_MATH_FACTORIAL
    { MP_ROM_QSTR(MP_QSTR_factorial), MP_ROM_PTR(&math_factorial_obj) },
#endif
#if MICROPY_PY_MATH_ISCLOSE
    { MP_ROM_QSTR(MP_QSTR_isclose), MP_ROM_PTR(&math_isclose_obj) },
#endif
};
static MP_DEFINE_CONST_DICT(math_globals, math_globals_table);

const mp_obj_module_t mp_module_math = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&math_globals,
};

MP_REGISTER_MODULE(MP_QSTR_math, mp_module_math);

#endif
