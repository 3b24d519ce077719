// Raising exceptions from C: one short call per kind of mistake, so that the places that find them stay small.
// SPDX-License-Identifier: MIT

#include "py/objects/objexcept.h"
#include "py/runtime.h"

void mp_raise_type(const mp_obj_type_t *type) {
    nlr_raise(mp_obj_new_exception(type));
}

void mp_raise_type_arg(const mp_obj_type_t *type, mp_obj_t arg) {
    nlr_raise(mp_obj_new_exception_args(type, 1, &arg));
}

void mp_raise_msg(const mp_obj_type_t *type, mp_rom_error_text_t msg) {
    nlr_raise(msg ? mp_obj_new_exception_msg(type, msg) : mp_obj_new_exception(type));
}

void mp_raise_msg_varg(const mp_obj_type_t *type, mp_rom_error_text_t fmt, ...) {
    va_list args;
    va_start(args, fmt);
    mp_obj_t exc = mp_obj_new_exception_msg_vlist(type, fmt, args);
    va_end(args);
    nlr_raise(exc);
}

void mp_raise_msg_str(const mp_obj_type_t *type, const char *msg) {
    mp_raise_msg_varg(type, MP_ERROR_TEXT("%s"), msg);
}

void mp_raise_ValueError(mp_rom_error_text_t msg) {
    mp_raise_msg(&mp_type_ValueError, msg);
}

void mp_raise_TypeError(mp_rom_error_text_t msg) {
    mp_raise_msg(&mp_type_TypeError, msg);
}

void mp_raise_NotImplementedError(mp_rom_error_text_t msg) {
    mp_raise_msg(&mp_type_NotImplementedError, msg);
}

void mp_raise_ZeroDivisionError(void) {
    mp_raise_msg(&mp_type_ZeroDivisionError, MP_ERROR_TEXT("division by zero"));
}

void mp_raise_StopIteration(mp_obj_t arg) {
    nlr_raise(mp_obj_new_exception_args(&mp_type_StopIteration, arg != MP_OBJ_NULL, &arg));
}

void mp_raise_TypeError_int_conversion(mp_const_obj_t arg) {
    mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("can't convert to int"),
        MP_ERROR_TEXT("can't convert %s to int"), mp_obj_get_type_str(arg));
}

void mp_raise_OSError(int errno_) {
    mp_raise_type_arg(&mp_type_OSError, MP_OBJ_NEW_SMALL_INT(errno_));
}

void mp_raise_OSError_with_filename(int errno_, const char *filename) {
    vstr_t text;
    vstr_init(&text, 32);
    qstr name = mp_errno_name(errno_);
    if (name != MP_QSTRnull) {
        vstr_printf(&text, "%q: ", name);
    }
    vstr_add_str(&text, filename);
    mp_obj_t args[] = { MP_OBJ_NEW_SMALL_INT(errno_), mp_obj_new_str_from_vstr(&text) };
    nlr_raise(mp_obj_new_exception_args(&mp_type_OSError, 2, args));
}

void mp_raise_recursion_depth(void) {
    mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("maximum recursion depth exceeded"));
}

#if MICROPY_WARNINGS
void mp_warning(const char *category, const char *msg, ...) {
    va_list args;
    va_start(args, msg);
    mp_printf(&mp_plat_print, "%s: ", category ? category : "Warning");
    mp_vprintf(&mp_plat_print, msg, args);
    mp_print_str(&mp_plat_print, "\n");
    va_end(args);
}
#endif
