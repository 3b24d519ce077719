// Sources from files of the host. A source is read as a whole, so that nothing of it stays open
// when running it raises an exception.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "py/builtin.h"
#include "py/lexer.h"
#include "py/runtime.h"

mp_import_stat_t mp_import_stat(const char *path) {
    struct stat st;
    if (stat(path, &st) < 0) {
        return MP_IMPORT_STAT_NO_EXIST;
    }
    return S_ISDIR(st.st_mode) ? MP_IMPORT_STAT_DIR : MP_IMPORT_STAT_FILE;
}

// Reads to the end; returns 0 or an error number.
static int read_all(int fd, vstr_t *text) {
    for (;;) {
        vstr_hint_size(text, 4096);
        char *end = text->buf + text->len;
        ssize_t n = read(fd, end, text->alloc - text->len);
        if (n == 0) {
            return 0;
        }
        if (n > 0) {
            text->len += n;
        } else if (errno != EINTR) {
            return errno;
        } else {
            mp_handle_pending(true);
        }
    }
}

// The same into a new text; returns the exception that this raised, or NULL.
static void *read_all_protected(int fd, vstr_t *text, int *error) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) != 0) {
        return nlr.ret_val;
    }
    struct stat st;
    vstr_init(text, fstat(fd, &st) == 0 && st.st_size > 0 ? (size_t)st.st_size + 4097 : 4097);
    *error = read_all(fd, text);
    nlr_pop();
    return NULL;
}

mp_lexer_t *mp_lexer_new_from_fd(qstr filename, int fd, bool close_fd) {
    vstr_t text;
    int error = 0;
    void *exc = read_all_protected(fd, &text, &error);
    if (close_fd) {
        close(fd);
    }
    if (exc) {
        nlr_jump(exc);
    }
    if (error) {
        mp_raise_OSError_with_filename(error, qstr_str(filename));
    }
    return mp_lexer_new_from_str_len(filename, text.buf, text.len, text.alloc);
}

mp_lexer_t *mp_lexer_new_from_file(qstr filename) {
    int fd = open(qstr_str(filename), O_RDONLY | O_CLOEXEC);
    if (fd < 0) {
        mp_raise_OSError_with_filename(errno, qstr_str(filename));
    }
    return mp_lexer_new_from_fd(filename, fd, true);
}
