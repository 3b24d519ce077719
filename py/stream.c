// The Python methods of streams, made from the three functions of the stream protocol.
// SPDX-License-Identifier: MIT
#include "py/stream.h"
#include "py/gc.h"
#include "py/runtime.h"

#define CHUNK (256)  // bytes asked for at a time where the amount is not known

const mp_stream_p_t *mp_get_stream_raise(mp_obj_t self_in, int flags) {
    const mp_obj_type_t *type = mp_obj_get_type(self_in);
    if (MP_OBJ_TYPE_HAS_SLOT(type, protocol)) {
        const mp_stream_p_t *stream = MP_OBJ_TYPE_GET_SLOT(type, protocol);
        if (!((flags & MP_STREAM_OP_READ) && stream->read == NULL)
            && !((flags & MP_STREAM_OP_WRITE) && stream->write == NULL)
            && !((flags & MP_STREAM_OP_IOCTL) && stream->ioctl == NULL)) {
            return stream;
        }
    }
    mp_raise_msg(&mp_type_OSError, MP_ERROR_TEXT("stream operation not supported"));
}

// Reads or writes until all is done, the stream ends, or there is an error; with MP_STREAM_RW_ONCE, one attempt.
// Returns the bytes done; *errcode is 0 unless nothing at all could be done, or an error stopped it.
mp_uint_t mp_stream_rw(mp_obj_t stream, void *buf, mp_uint_t size, int *errcode, byte flags) {
    const mp_stream_p_t *protocol = mp_get_stream(stream);
    mp_uint_t done = 0;
    *errcode = 0;
    do {
        char *at = (char *)buf + done;
        mp_uint_t n = flags & MP_STREAM_RW_WRITE ? protocol->write(stream, at, size - done, errcode)
                                                 : protocol->read(stream, at, size - done, errcode);
        if (n == MP_STREAM_ERROR) {
            if (*errcode == MP_EAGAIN && done != 0) {
                *errcode = 0;  // as much as was possible without waiting
            }
            return done;
        }
        done += n;
        if (n == 0) {
            break;
        }
    } while (done < size && !(flags & MP_STREAM_RW_ONCE));
    *errcode = 0;
    return done;
}

// ---- reading ----------------------------------------------------------------------------------------------------

// What a method returns after an error: None if the stream is just not ready.
static mp_obj_t none_or_raise(int errcode) {
    if (errcode != MP_EAGAIN) {
        mp_raise_OSError(errcode);
    }
    return mp_const_none;
}

static mp_obj_t text_or_bytes(const mp_stream_p_t *protocol, vstr_t *vstr) {
    return protocol->is_text ? mp_obj_new_str_from_vstr(vstr) : mp_obj_new_bytes_from_vstr(vstr);
}

// Appends up to n bytes; returns how many.
static size_t append(mp_obj_t self, vstr_t *vstr, size_t n, int *errcode, byte flags) {
    size_t got = mp_stream_rw(self, vstr_add_len(vstr, n), n, errcode, flags | MP_STREAM_RW_READ);
    vstr_cut_tail_bytes(vstr, n - got);
    return got;
}

// How many bytes are needed at least to complete n characters, at *at the first that has not been looked at.
static size_t bytes_missing(const vstr_t *vstr, size_t *at, size_t *n) {
    while (*at<vstr->len && * n> 0) {
        byte lead = (byte)vstr->buf[*at];
        size_t len = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        if (*at + len > vstr->len) {
            return *at + len - vstr->len + *n - 1;
        }
        *at += len;
        --*n;
    }
    return *n;
}

static mp_obj_t read_all(mp_obj_t self, const mp_stream_p_t *protocol) {
    vstr_t vstr;
    vstr_init(&vstr, CHUNK);
    int errcode;
    // A full chunk first, then what the buffer has room for.
    while (append(self, &vstr, MAX(CHUNK, vstr.alloc - vstr.len), &errcode, MP_STREAM_RW_ONCE) != 0) {
    }
    if (errcode != 0 && !(errcode == MP_EAGAIN && vstr.len != 0)) {
        return none_or_raise(errcode);
    }
    return text_or_bytes(protocol, &vstr);
}

// read([size]), read1([size]): size counts characters where the stream is text.
static mp_obj_t read_some(size_t n_args, const mp_obj_t *args, byte flags) {
    const mp_stream_p_t *protocol = mp_get_stream_raise(args[0], MP_STREAM_OP_READ);
    mp_int_t size = n_args == 1 || args[1] == mp_const_none ? -1 : mp_obj_get_int(args[1]);
    if (size < 0) {
        if (!(flags & MP_STREAM_RW_ONCE)) {
            return read_all(args[0], protocol);
        }
        size = CHUNK;
    }
    vstr_t vstr;
    vstr_init(&vstr, (size_t)size);
    size_t left = (size_t)size;
    size_t at = 0;
    size_t need = left;
    int errcode = 0;
    while (need > 0 && append(args[0], &vstr, need, &errcode, flags) == need) {
        need = protocol->is_text && MICROPY_PY_BUILTINS_STR_UNICODE
            ? bytes_missing(&vstr, &at, &left)
            : 0;
    }
    if (errcode != 0 && vstr.len == 0) {
        return none_or_raise(errcode);
    }
    return text_or_bytes(protocol, &vstr);
}

static mp_obj_t stream_read(size_t n_args, const mp_obj_t *args) {
    return read_some(n_args, args, 0);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_read_obj, 1, 2, stream_read);

static mp_obj_t stream_read1(size_t n_args, const mp_obj_t *args) {
    return read_some(n_args, args, MP_STREAM_RW_ONCE);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_read1_obj, 1, 2, stream_read1);

// The value of a method that tells how many bytes it moved.
static mp_obj_t count_or_none(mp_uint_t done, int errcode) {
    return errcode != 0 ? none_or_raise(errcode) : mp_obj_new_int_from_uint(done);
}

// readinto(buf[, size])
static mp_obj_t stream_readinto(size_t n_args, const mp_obj_t *args) {
    mp_get_stream_raise(args[0], MP_STREAM_OP_READ);
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(args[1], &buffer, MP_BUFFER_WRITE);
    size_t len = buffer.len;
    if (n_args > 2) {
        mp_int_t n = mp_obj_get_int(args[2]);
        len = n < 0 ? len : MIN(len, (size_t)n);
    }
    int errcode;
    mp_uint_t done = mp_stream_rw(args[0], buffer.buf, len, &errcode, MP_STREAM_RW_READ);
    return count_or_none(done, done == 0 ? errcode : 0);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_readinto_obj, 2, 3, stream_readinto);

// readline([size]): byte by byte, since what is read cannot be given back.
static mp_obj_t stream_readline(size_t n_args, const mp_obj_t *args) {
    const mp_stream_p_t *protocol = mp_get_stream_raise(args[0], MP_STREAM_OP_READ);
    mp_int_t max = n_args == 1 || args[1] == mp_const_none ? -1 : mp_obj_get_int(args[1]);
    vstr_t vstr;
    vstr_init(&vstr, max >= 0 ? (size_t)MIN(max, 64) : 32);
    int errcode = 0;
    while ((max < 0 || vstr.len < (size_t)max) && append(args[0], &vstr, 1, &errcode, 0) == 1
        && vstr.buf[vstr.len - 1] != '\n') {
    }
    if (errcode != 0 && !(errcode == MP_EAGAIN && vstr.len != 0)) {
        return none_or_raise(errcode);
    }
    return text_or_bytes(protocol, &vstr);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_unbuffered_readline_obj, 1, 2, stream_readline);

mp_obj_t mp_stream_unbuffered_iter(mp_obj_t self) {
    mp_obj_t line = stream_readline(1, &self);
    return mp_obj_is_true(line) ? line : MP_OBJ_STOP_ITERATION;
}

static mp_obj_t stream_readlines(mp_obj_t self) {
    mp_obj_t lines = mp_obj_new_list(0, NULL);
    mp_obj_t line;
    while ((line = mp_stream_unbuffered_iter(self)) != MP_OBJ_STOP_ITERATION) {
        mp_obj_list_append(lines, line);
    }
    return lines;
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_unbuffered_readlines_obj, stream_readlines);

// ---- writing ----------------------------------------------------------------------------------------------------

// Returns the number of bytes as an int, None if the stream is not ready; raises OSError.
mp_obj_t mp_stream_write(mp_obj_t self_in, const void *buf, size_t len, byte flags) {
    int errcode;
    mp_uint_t done = mp_stream_rw(
        self_in, (void *)(uintptr_t)buf, len, &errcode, flags | MP_STREAM_RW_WRITE);
    return count_or_none(done, errcode);
}

void mp_stream_write_adaptor(void *self, const char *buf, size_t len) {
    mp_stream_write(MP_OBJ_FROM_PTR(self), buf, len, MP_STREAM_RW_WRITE);
}

// write(buf[, [offset,] size])
static mp_obj_t stream_write(size_t n_args, const mp_obj_t *args) {
    mp_get_stream_raise(args[0], MP_STREAM_OP_WRITE);
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(args[1], &buffer, MP_BUFFER_READ);
    size_t start = n_args == 4 ? MIN((size_t)mp_obj_get_int(args[2]), buffer.len) : 0;
    size_t len = buffer.len - start;
    if (n_args > 2) {
        len = MIN(len, (size_t)mp_obj_get_int(args[n_args - 1]));
    }
    return mp_stream_write(args[0], (const byte *)buffer.buf + start, len, MP_STREAM_RW_WRITE);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_write_obj, 2, 4, stream_write);

static mp_obj_t stream_write1(mp_obj_t self, mp_obj_t data) {
    mp_get_stream_raise(self, MP_STREAM_OP_WRITE);
    mp_buffer_info_t buffer;
    mp_get_buffer_raise(data, &buffer, MP_BUFFER_READ);
    return mp_stream_write(self, buffer.buf, buffer.len, MP_STREAM_RW_WRITE | MP_STREAM_RW_ONCE);
}
MP_DEFINE_CONST_FUN_OBJ_2(mp_stream_write1_obj, stream_write1);

// ---- control ----------------------------------------------------------------------------------------------------

static mp_uint_t control(mp_obj_t self, mp_uint_t request, uintptr_t arg) {
    const mp_stream_p_t *protocol = mp_get_stream_raise(self, MP_STREAM_OP_IOCTL);
    int errcode;
    mp_uint_t result = protocol->ioctl(self, request, arg, &errcode);
    if (result == MP_STREAM_ERROR) {
        mp_raise_OSError(errcode);
    }
    return result;
}

mp_obj_t mp_stream_close(mp_obj_t stream) {
    control(stream, MP_STREAM_CLOSE, 0);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_close_obj, mp_stream_close);

static mp_obj_t stream_exit(size_t n_args, const mp_obj_t *args) {
    (void)n_args;
    return mp_stream_close(args[0]);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream___exit___obj, 4, 4, stream_exit);

// seek(offset[, whence]) -> position
static mp_obj_t stream_seek(size_t n_args, const mp_obj_t *args) {
    struct mp_stream_seek_t seek = {
        .offset = mp_obj_get_int(args[1]),
        .whence = n_args == 3 ? (int)mp_obj_get_int(args[2]) : MP_SEEK_SET,
    };
    if (seek.whence == MP_SEEK_SET && seek.offset < 0) {
        mp_raise_OSError(MP_EINVAL);
    }
    control(args[0], MP_STREAM_SEEK, (uintptr_t)&seek);
    return mp_obj_new_int(seek.offset);
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_seek_obj, 2, 3, stream_seek);

static mp_obj_t stream_tell(mp_obj_t self) {
    mp_obj_t args[3] = { self, MP_OBJ_NEW_SMALL_INT(0), MP_OBJ_NEW_SMALL_INT(MP_SEEK_CUR) };
    return stream_seek(3, args);
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_tell_obj, stream_tell);

static mp_obj_t stream_flush(mp_obj_t self) {
    control(self, MP_STREAM_FLUSH, 0);
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_1(mp_stream_flush_obj, stream_flush);

// ioctl(request[, arg]): arg an int, or an object with a buffer whose address is passed.
static mp_obj_t stream_ioctl(size_t n_args, const mp_obj_t *args) {
    uintptr_t arg = 0;
    if (n_args > 2) {
        mp_buffer_info_t buffer;
        arg = mp_get_buffer(args[2], &buffer, MP_BUFFER_WRITE)
            ? (uintptr_t)buffer.buf
            : (uintptr_t)mp_obj_get_int_truncated(args[2]);
    }
    return mp_obj_new_int_from_uint(control(args[0], (mp_uint_t)mp_obj_get_int(args[1]), arg));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_stream_ioctl_obj, 2, 3, stream_ioctl);
