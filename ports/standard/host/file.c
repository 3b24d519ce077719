// open() and the files of the host: FileIO for bytes and TextIOWrapper for UTF-8 text, both
// straight on a file descriptor. Writing is not buffered; reading is, where the file can be sought
// in, so that reading by lines does not mean a system call per byte.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "py/builtin.h"
#include "py/runtime.h"
#include "py/stream.h"
#include "terminal.h"

#define BUFFER_BYTES (1024)

typedef struct {
    mp_obj_base_t base;
    int fd;  // -1 when closed
    bool seekable;
    uint16_t at, end;  // what of the buffer has not been read yet
    byte *buffer;      // NULL until something is read
} file_obj_t;

static int check_open(const file_obj_t *self) {
    if (self->fd < 0) {
        mp_raise_ValueError(MP_ERROR_TEXT("I/O operation on closed file"));
    }
    return self->fd;
}

static mp_uint_t fail(int *errcode) {
    *errcode = errno;
    return MP_STREAM_ERROR;
}

// ---- the stream protocol -----------------------------------------------------------------------

// A terminal that is read as a file works as terminals do elsewhere: with echo and line editing.
static ssize_t read_fd(int fd, void *buf, size_t size) {
    ssize_t n;
    for (;;) {
        host_terminal_cooked(fd == STDIN_FILENO);
        n = read(fd, buf, size);
        int error = errno;
        host_terminal_cooked(false);
        errno = error;
        if (n >= 0 || error != EINTR) {
            return n;
        }
        mp_handle_pending(true);
    }
}

static mp_uint_t file_read(mp_obj_t self_in, void *buf, mp_uint_t size, int *errcode) {
    file_obj_t *self = MP_OBJ_TO_PTR(self_in);
    check_open(self);
    if (self->at == self->end && self->seekable && size < BUFFER_BYTES) {
        if (self->buffer == NULL) {
            self->buffer = m_new(byte, BUFFER_BYTES);
        }
        ssize_t n = read_fd(self->fd, self->buffer, BUFFER_BYTES);
        self->at = 0;
        self->end = n > 0 ? n : 0;
        if (n <= 0) {
            return n == 0 ? 0 : fail(errcode);
        }
    }
    if (self->at < self->end) {
        size_t n = MIN(size, (size_t)(self->end - self->at));
        memcpy(buf, self->buffer + self->at, n);
        self->at += n;
        return n;
    }
    ssize_t n = read_fd(self->fd, buf, size);
    return n >= 0 ? (mp_uint_t)n : fail(errcode);
}

// Puts the file's own position where the reader is.
static void drop_buffer(file_obj_t *self) {
    if (self->at < self->end) {
        lseek(self->fd, -(off_t)(self->end - self->at), SEEK_CUR);
    }
    self->at = self->end = 0;
}

static mp_uint_t file_write(mp_obj_t self_in, const void *buf, mp_uint_t size, int *errcode) {
    file_obj_t *self = MP_OBJ_TO_PTR(self_in);
    check_open(self);
    drop_buffer(self);
    ssize_t n;
    while ((n = write(self->fd, buf, size)) < 0 && errno == EINTR) {
        mp_handle_pending(true);
    }
    return n >= 0 ? (mp_uint_t)n : fail(errcode);
}

static mp_uint_t file_poll(file_obj_t *self, mp_uint_t flags) {
    struct pollfd pollfd = { .fd = self->fd };
    pollfd.events = (flags & MP_STREAM_POLL_RD ? POLLIN : 0)
        | (flags & MP_STREAM_POLL_WR ? POLLOUT : 0);
    poll(&pollfd, 1, 0);
    bool readable = (pollfd.revents & POLLIN) || self->at < self->end;
    return (readable ? flags & MP_STREAM_POLL_RD : 0)
        | (pollfd.revents & POLLOUT ? MP_STREAM_POLL_WR : 0)
        | (pollfd.revents & POLLERR ? MP_STREAM_POLL_ERR : 0)
        | (pollfd.revents & POLLHUP ? MP_STREAM_POLL_HUP : 0);
}

static mp_uint_t file_ioctl(mp_obj_t self_in, mp_uint_t request, uintptr_t arg, int *errcode) {
    file_obj_t *self = MP_OBJ_TO_PTR(self_in);
    if (request == MP_STREAM_CLOSE) {
        // The standard streams stay open: others write to them as well.
        int fd = self->fd;
        self->fd = -1;
        self->at = self->end = 0;
        return fd > STDERR_FILENO && close(fd) < 0 ? fail(errcode) : 0;
    }
    check_open(self);
    switch (request) {
        case MP_STREAM_FLUSH:
            return 0;
        case MP_STREAM_SEEK: {
            struct mp_stream_seek_t *seek = (struct mp_stream_seek_t *)arg;
            drop_buffer(self);
            off_t offset = lseek(self->fd, seek->offset, seek->whence);
            if (offset < 0) {
                return fail(errcode);
            }
            seek->offset = offset;
            return 0;
        }
        case MP_STREAM_POLL:
            return file_poll(self, arg);
        case MP_STREAM_GET_FILENO:
            return self->fd;
        default:
            *errcode = EINVAL;
            return MP_STREAM_ERROR;
    }
}

// ---- the types ---------------------------------------------------------------------------------

static void file_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    (void)kind;
    file_obj_t *self = MP_OBJ_TO_PTR(self_in);
    mp_printf(print, "<io.%s %d>", mp_obj_get_type_str(self_in), self->fd);
}

static mp_obj_t file_fileno(mp_obj_t self_in) {
    return MP_OBJ_NEW_SMALL_INT(check_open(MP_OBJ_TO_PTR(self_in)));
}
static MP_DEFINE_CONST_FUN_OBJ_1(file_fileno_obj, file_fileno);

static mp_obj_t file_enter(mp_obj_t self_in) {
    check_open(MP_OBJ_TO_PTR(self_in));
    return self_in;
}
static MP_DEFINE_CONST_FUN_OBJ_1(file_enter_obj, file_enter);

static const mp_rom_map_elem_t file_locals_dict_table[] = {
    { MP_ROM_QSTR(MP_QSTR_fileno), MP_ROM_PTR(&file_fileno_obj) },
    { MP_ROM_QSTR(MP_QSTR_read), MP_ROM_PTR(&mp_stream_read_obj) },
    { MP_ROM_QSTR(MP_QSTR_readinto), MP_ROM_PTR(&mp_stream_readinto_obj) },
    { MP_ROM_QSTR(MP_QSTR_readline), MP_ROM_PTR(&mp_stream_unbuffered_readline_obj) },
    { MP_ROM_QSTR(MP_QSTR_readlines), MP_ROM_PTR(&mp_stream_unbuffered_readlines_obj) },
    { MP_ROM_QSTR(MP_QSTR_write), MP_ROM_PTR(&mp_stream_write_obj) },
    { MP_ROM_QSTR(MP_QSTR_seek), MP_ROM_PTR(&mp_stream_seek_obj) },
    { MP_ROM_QSTR(MP_QSTR_tell), MP_ROM_PTR(&mp_stream_tell_obj) },
    { MP_ROM_QSTR(MP_QSTR_flush), MP_ROM_PTR(&mp_stream_flush_obj) },
    { MP_ROM_QSTR(MP_QSTR_close), MP_ROM_PTR(&mp_stream_close_obj) },
    { MP_ROM_QSTR(MP_QSTR___enter__), MP_ROM_PTR(&file_enter_obj) },
    { MP_ROM_QSTR(MP_QSTR___exit__), MP_ROM_PTR(&mp_stream___exit___obj) },
    { MP_ROM_QSTR(MP_QSTR___del__), MP_ROM_PTR(&mp_stream_close_obj) },
};
static MP_DEFINE_CONST_DICT(file_locals_dict, file_locals_dict_table);

static const mp_stream_p_t fileio_stream_p = {
    .read = file_read,
    .write = file_write,
    .ioctl = file_ioctl,
};

static const mp_stream_p_t textio_stream_p = {
    .read = file_read,
    .write = file_write,
    .ioctl = file_ioctl,
    .is_text = true,
};

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_fileio,
    MP_QSTR_FileIO,
    MP_TYPE_FLAG_ITER_IS_STREAM,
    print, file_print,
    protocol, &fileio_stream_p,
    locals_dict, &file_locals_dict
    );

MP_DEFINE_CONST_OBJ_TYPE(
    mp_type_textio,
    MP_QSTR_TextIOWrapper,
    MP_TYPE_FLAG_ITER_IS_STREAM,
    print, file_print,
    protocol, &textio_stream_p,
    locals_dict, &file_locals_dict
    );

extern file_obj_t mp_sys_stdin_obj, mp_sys_stdout_obj, mp_sys_stderr_obj;
file_obj_t mp_sys_stdin_obj = { .base = { &mp_type_textio }, .fd = STDIN_FILENO };
file_obj_t mp_sys_stdout_obj = { .base = { &mp_type_textio }, .fd = STDOUT_FILENO };
file_obj_t mp_sys_stderr_obj = { .base = { &mp_type_textio }, .fd = STDERR_FILENO };

// ---- open --------------------------------------------------------------------------------------

// Sets the flags of open(2) from a mode like "r+b" and returns the type, or NULL if it is none.
static const mp_obj_type_t *parse_mode(const char *mode, int *flags) {
    const mp_obj_type_t *type = &mp_type_textio;
    int access = -1, create = 0, kinds = 0;
    bool update = false;
    for (; *mode; mode++) {
        switch (*mode) {
            case 'r':
                access = access < 0 ? O_RDONLY : 4;
                break;
            case 'w':
                access = access < 0 ? O_WRONLY : 4;
                create = O_CREAT | O_TRUNC;
                break;
            case 'a':
                access = access < 0 ? O_WRONLY : 4;
                create = O_CREAT | O_APPEND;
                break;
            case 'x':
                access = access < 0 ? O_WRONLY : 4;
                create = O_CREAT | O_EXCL;
                break;
            case '+':
                update = true;
                break;
            case 'b':
                type = &mp_type_fileio;
                kinds++;
                break;
            case 't':
                kinds++;
                break;
            default:
                return NULL;
        }
    }
    *flags = (update ? O_RDWR : access) | create | O_CLOEXEC;
    return access >= 0 && access < 4 && kinds <= 1 ? type : NULL;
}

mp_obj_t mp_builtin_open(size_t n_args, const mp_obj_t *args, mp_map_t *kwargs) {
    enum { ARG_file, ARG_mode, ARG_buffering, ARG_encoding, ARG_errors, ARG_newline };
    static const mp_arg_t allowed[] = {
        { MP_QSTR_file, MP_ARG_OBJ | MP_ARG_REQUIRED, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_mode, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_QSTR(MP_QSTR_r) } },
        { MP_QSTR_buffering, MP_ARG_INT, { .u_int = -1 } },
        { MP_QSTR_encoding, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_errors, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
        { MP_QSTR_newline, MP_ARG_OBJ, { .u_rom_obj = MP_ROM_NONE } },
    };
    mp_arg_val_t vals[MP_ARRAY_SIZE(allowed)];
    mp_arg_parse_all(n_args, args, kwargs, MP_ARRAY_SIZE(allowed), allowed, vals);

    int flags;
    const mp_obj_type_t *type = parse_mode(mp_obj_str_get_str(vals[ARG_mode].u_obj), &flags);
    if (type == NULL) {
        mp_raise_ValueError(MP_ERROR_TEXT("invalid mode"));
    }
    // The object first: once the file is open, nothing may raise.
    file_obj_t *self = mp_obj_malloc_with_finaliser(file_obj_t, type);
    self->fd = -1;
    if (mp_obj_is_int(vals[ARG_file].u_obj)) {
        self->fd = mp_obj_get_int(vals[ARG_file].u_obj);
        return MP_OBJ_FROM_PTR(self);
    }
    const char *path = mp_obj_str_get_str(vals[ARG_file].u_obj);
    int fd;
    while ((fd = open(path, flags, 0666)) < 0 && errno == EINTR) {
        mp_handle_pending(true);
    }
    struct stat st;
    if (fd >= 0 && fstat(fd, &st) == 0 && S_ISDIR(st.st_mode)) {
        close(fd);
        fd = -1;
        errno = EISDIR;
    }
    if (fd < 0) {
        mp_raise_OSError_with_filename(errno, path);
    }
    self->fd = fd;
    self->seekable = S_ISREG(st.st_mode);
    return MP_OBJ_FROM_PTR(self);
}
MP_DEFINE_CONST_FUN_OBJ_KW(mp_builtin_open_obj, 1, mp_builtin_open);
