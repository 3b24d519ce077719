// sys.stdin, sys.stdout and sys.stderr as text streams on the HAL's console, for boards without
// files. Reading waits for every byte and takes the terminal's Enter for a line feed.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/mphal.h"
#include "py/runtime.h"
#include "py/stream.h"

#if MICROPY_PY_SYS_STDFILES

typedef struct {
    mp_obj_base_t base;
    bool input;
} console_obj_t;

static mp_uint_t console_read_stream(mp_obj_t self_in, void *buf, mp_uint_t size, int *errcode) {
    const console_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (!self->input) {
        *errcode = MP_EBADF;
        return MP_STREAM_ERROR;
    }
    for (mp_uint_t i = 0; i < size; i++) {
        int c = mp_hal_stdin_rx_chr();
        ((byte *)buf)[i] = c == '\r' ? '\n' : c;
    }
    return size;
}

static mp_uint_t console_write_stream(
    mp_obj_t self_in, const void *buf, mp_uint_t size, int *errcode) {
    const console_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (self->input) {
        *errcode = MP_EBADF;
        return MP_STREAM_ERROR;
    }
    mp_hal_stdout_tx_strn_cooked(buf, size);
    return size;
}

static mp_uint_t console_ioctl(mp_obj_t self_in, mp_uint_t request, uintptr_t arg, int *errcode) {
    (void)self_in;
    switch (request) {
        case MP_STREAM_POLL:
            return mp_hal_stdio_poll(arg);
        case MP_STREAM_FLUSH:
        case MP_STREAM_CLOSE:
            return 0;
        default:
            *errcode = MP_EINVAL;
            return MP_STREAM_ERROR;
    }
}

static const mp_rom_map_elem_t console_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&mp_stream_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&mp_stream_readinto_obj) },
    { MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&mp_stream_unbuffered_readline_obj) },
    { MP_ROM_QSTR(MP_QSTR_readlines), MP_ROM_PTR(&mp_stream_unbuffered_readlines_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&mp_stream_write_obj) },
    { MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&mp_stream_flush_obj) },
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&mp_stream_close_obj) },
};
static MP_DEFINE_CONST_DICT(console_locals_dict, console_locals_dict_table);

static const mp_stream_p_t console_stream_p = {
    .read = console_read_stream,
    .write = console_write_stream,
    .ioctl = console_ioctl,
    .is_text = true,
};

static MP_DEFINE_CONST_OBJ_TYPE(
    console_type,
    MP_QSTR_TextIOWrapper,
    MP_TYPE_FLAG_ITER_IS_STREAM | MP_TYPE_FLAG_LAYOUT_LEAF,
    protocol, &console_stream_p,
    locals_dict, &console_locals_dict
    );

extern const console_obj_t mp_sys_stdin_obj, mp_sys_stdout_obj, mp_sys_stderr_obj;
const console_obj_t mp_sys_stdin_obj = { { &console_type }, true };
const console_obj_t mp_sys_stdout_obj = { { &console_type }, false };
const console_obj_t mp_sys_stderr_obj = { { &console_type }, false };

#endif
