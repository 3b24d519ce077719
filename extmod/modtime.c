// The time module: ticks that wrap around, sleeping, and the time of day, all from the HAL's
// clocks.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mphal.h"
#include "py/runtime.h"

#if MICROPY_PY_TIME

// Ticks count modulo this power of two, so that they are small integers and differences of them
// are exact up to half of it.
#define TICKS_PERIOD ((mp_uint_t)MP_SMALL_INT_MAX + 1)

static mp_obj_t ticks(mp_uint_t count) {
    return MP_OBJ_NEW_SMALL_INT(count & (TICKS_PERIOD - 1));
}

static mp_obj_t time_ticks_ms(void) {
    return ticks(mp_hal_ticks_ms());
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_ticks_ms_obj, time_ticks_ms);

static mp_obj_t time_ticks_us(void) {
    return ticks(mp_hal_ticks_us());
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_ticks_us_obj, time_ticks_us);

static mp_obj_t time_ticks_cpu(void) {
    return ticks(mp_hal_ticks_cpu());
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_ticks_cpu_obj, time_ticks_cpu);

// From -TICKS_PERIOD/2 to TICKS_PERIOD/2-1, the shorter way round.
static mp_obj_t time_ticks_diff(mp_obj_t end_in, mp_obj_t start_in) {
    mp_uint_t end = mp_obj_get_int_truncated(end_in);
    mp_uint_t start = mp_obj_get_int_truncated(start_in);
    mp_int_t diff = (end - start + TICKS_PERIOD / 2) & (TICKS_PERIOD - 1);
    return MP_OBJ_NEW_SMALL_INT(diff - (mp_int_t)(TICKS_PERIOD / 2));
}
static MP_DEFINE_CONST_FUN_OBJ_2(time_ticks_diff_obj, time_ticks_diff);

// A delta of half the period or more could not be told from one backwards.
static mp_obj_t time_ticks_add(mp_obj_t ticks_in, mp_obj_t delta_in) {
    mp_int_t delta = mp_obj_get_int(delta_in);
    if (delta >= (mp_int_t)(TICKS_PERIOD / 2) || -delta >= (mp_int_t)(TICKS_PERIOD / 2)) {
        mp_raise_msg(&mp_type_OverflowError, MP_ERROR_TEXT("ticks interval overflow"));
    }
    return ticks(mp_obj_get_int_truncated(ticks_in) + (mp_uint_t)delta);
}
static MP_DEFINE_CONST_FUN_OBJ_2(time_ticks_add_obj, time_ticks_add);

static mp_obj_t time_sleep(mp_obj_t seconds_in) {
#if MICROPY_PY_BUILTINS_FLOAT
    mp_float_t seconds = mp_obj_get_float(seconds_in);
    mp_float_t ms = seconds * 1000;
    mp_float_t longest = (mp_float_t)MP_SMALL_INT_MAX;
#else
    mp_int_t seconds = mp_obj_get_int(seconds_in);
    mp_int_t ms = seconds * 1000;
    mp_int_t longest = MP_SMALL_INT_MAX;
#endif
    // Written so that it refuses a NaN as well.
    if (!(seconds >= 0 && seconds <= longest / 1000)) {
        mp_raise_ValueError(MP_ERROR_TEXT("sleep length out of range"));
    }
    mp_uint_t whole = (mp_uint_t)ms;
    mp_uint_t rest_us = (mp_uint_t)((ms - whole) * 1000);
    if (whole > 0) {
        mp_hal_delay_ms(whole);
    }
    if (rest_us > 0) {
        mp_hal_delay_us(rest_us);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_sleep_obj, time_sleep);

static mp_obj_t time_sleep_ms(mp_obj_t ms_in) {
    mp_int_t ms = mp_obj_get_int(ms_in);
    if (ms > 0) {
        mp_hal_delay_ms(ms);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_sleep_ms_obj, time_sleep_ms);

static mp_obj_t time_sleep_us(mp_obj_t us_in) {
    mp_int_t us = mp_obj_get_int(us_in);
    if (us > 0) {
        mp_hal_delay_us(us);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(time_sleep_us_obj, time_sleep_us);

// Seconds since the clock's epoch; whole ones where a float is too short to count them.
static mp_obj_t time_time(void) {
    uint64_t ns = mp_hal_time_ns();
#if MICROPY_FLOAT_IMPL == MICROPY_FLOAT_IMPL_DOUBLE
    return mp_obj_new_float((mp_float_t)ns / 1e9);
#else
    return mp_obj_new_int_from_ull(ns / 1000000000);
#endif
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_time_obj, time_time);

static mp_obj_t time_time_ns(void) {
    return mp_obj_new_int_from_ull(mp_hal_time_ns());
}
static MP_DEFINE_CONST_FUN_OBJ_0(time_time_ns_obj, time_time_ns);

static const mp_rom_map_elem_t time_module_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_time) },
    { MP_ROM_QSTR(MP_QSTR_ticks_ms), MP_ROM_PTR(&time_ticks_ms_obj) },
    { MP_ROM_QSTR(MP_QSTR_ticks_us), MP_ROM_PTR(&time_ticks_us_obj) },
    { MP_ROM_QSTR(MP_QSTR_ticks_cpu), MP_ROM_PTR(&time_ticks_cpu_obj) },
    { MP_ROM_QSTR(MP_QSTR_ticks_diff), MP_ROM_PTR(&time_ticks_diff_obj) },
    { MP_ROM_QSTR(MP_QSTR_ticks_add), MP_ROM_PTR(&time_ticks_add_obj) },
    { MP_ROM_QSTR(MP_QSTR_sleep), MP_ROM_PTR(&time_sleep_obj) },
    { MP_ROM_QSTR(MP_QSTR_sleep_ms), MP_ROM_PTR(&time_sleep_ms_obj) },
    { MP_ROM_QSTR(MP_QSTR_sleep_us), MP_ROM_PTR(&time_sleep_us_obj) },
    { MP_ROM_QSTR(MP_QSTR_time), MP_ROM_PTR(&time_time_obj) },
    { MP_ROM_QSTR(MP_QSTR_time_ns), MP_ROM_PTR(&time_time_ns_obj) },
};
static MP_DEFINE_CONST_DICT(time_module_globals, time_module_globals_table);

const mp_obj_module_t mp_module_time = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&time_module_globals,
};

MP_REGISTER_EXTENSIBLE_MODULE(MP_QSTR_time, mp_module_time);

#endif
