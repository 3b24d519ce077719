// Exception objects: making them, also when memory has run out; their text, attributes and tracebacks.
// SPDX-License-Identifier: MIT

#include "py/gc.h"
#include "py/errortext.h"
#include "py/mperrno.h"
#include "py/objects/objexcept.h"
#include "py/objstr.h"
#include "py/runtime.h"

#define ENTRY_WORDS (3)      // of a traceback: file, line, block
#define TRACEBACK_FIRST (4)  // entries there is room for at first

// ---- when memory has run out ------------------------------------------------------------------------------------
// An exception that cannot be allocated is replaced by one that always exists. Without an emergency buffer that is a
// MemoryError in ROM, which keeps nothing it is told; with one it is of the right type and keeps its message, until
// the next exception needs the buffer.

#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF

static struct {
    mp_obj_exception_t exc;
    struct {
        mp_obj_base_t base;
        size_t len;
        mp_obj_t item;
    } args;
    mp_obj_str_t str;
    char text[MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF];
} emergency;

static mp_obj_exception_t *emergency_exception(const mp_obj_type_t *type) {
    emergency.exc.base.type = type;
    emergency.exc.traceback = NULL;
    emergency.exc.cause = MP_OBJ_NULL;
    return &emergency.exc;
}

#define is_emergency(self) ((self) == &emergency.exc)

mp_obj_t mp_alloc_emergency_exception_buf(mp_obj_t size_in) {
    (void)size_in;
    return mp_const_none;
}

#else

static const mp_obj_exception_t memory_error = { { &mp_type_MemoryError },
    (mp_obj_tuple_t *)&mp_const_empty_tuple_obj, NULL, MP_OBJ_NULL };

#define emergency_exception(type) ((void)(type), (mp_obj_exception_t *)&memory_error)
#define is_emergency(self) ((self) == &memory_error)

mp_obj_t mp_alloc_emergency_exception_buf(mp_obj_t size_in) {
    (void)size_in;
    return mp_const_none;
}

#endif

void mp_init_emergency_exception_buf(void) {
}

// ---- making -----------------------------------------------------------------------------------------------------

static mp_obj_exception_t *new_exception(const mp_obj_type_t *type) {
    mp_obj_exception_t *self = gc_alloc(sizeof(mp_obj_exception_t), GC_KIND_OBJECT);
    if (self == NULL) {
        return emergency_exception(type);
    }
    self->base.type = type;
    self->args = (mp_obj_tuple_t *)&mp_const_empty_tuple_obj;
    return self;
}

static void set_args(mp_obj_exception_t *self, size_t n, const mp_obj_t *args) {
    if (is_emergency(self) || n == 0) {
        return;
    }
    mp_obj_tuple_t *tuple = gc_alloc(sizeof(mp_obj_tuple_t) + n * sizeof(mp_obj_t), GC_KIND_OBJECT);
    if (tuple != NULL) {
        tuple->base.type = &mp_type_tuple;
        tuple->len = n;
        memcpy(tuple->items, args, n * sizeof(mp_obj_t));
        self->args = tuple;
    }
}

mp_obj_t mp_obj_exception_make_new(
    const mp_obj_type_t *type, size_t n_args, size_t n_kw, const mp_obj_t *args) {
    mp_arg_check_num(n_args, n_kw, 0, MP_OBJ_FUN_ARGS_MAX, false);
    mp_obj_exception_t *self = new_exception(type);
    set_args(self, n_args, args);
    return MP_OBJ_FROM_PTR(self);
}

mp_obj_t mp_obj_new_exception_args(const mp_obj_type_t *type, size_t n_args, const mp_obj_t *args) {
    return mp_obj_exception_make_new(type, n_args, 0, args);
}

mp_obj_t mp_obj_new_exception(const mp_obj_type_t *type) {
    return mp_obj_exception_make_new(type, 0, 0, NULL);
}

// A str with room for len bytes and a zero behind it, or NULL.
static mp_obj_str_t *new_text(size_t len) {
    mp_obj_str_t *str = gc_alloc(sizeof(mp_obj_str_t) + len + 1, GC_KIND_OBJECT);
    if (str != NULL) {
        str->base.type = &mp_type_str;
        str->hash = MP_STR_FLAG_HEAP;
        str->len = len;
        str->data = (byte *)(str + 1);
        ((char *)(str + 1))[len] = 0;
    }
    return str;
}

mp_obj_t mp_obj_new_error_text(mp_rom_error_text_t msg) {
#if MICROPY_ROM_TEXT_COMPRESSION
    mp_obj_str_t *str = new_text(mp_decompress_rom_string(NULL, msg));
    if (str != NULL) {
        mp_decompress_rom_string((char *)str->data, msg);
    }
#else
    mp_obj_str_t *str = gc_alloc(sizeof(mp_obj_str_t), GC_KIND_OBJECT);
    if (str != NULL) {
        str->base.type = &mp_type_str;
        str->hash = MP_STR_FLAG_HEAP;
        str->len = strlen(msg);
        str->data = (const byte *)msg;
    }
#endif
    return str ? MP_OBJ_FROM_PTR(str) : mp_const_none;
}

// Where formatted text goes: counted always, kept as far as there is room.
typedef struct _text_sink_t {
    size_t len;
    size_t room;
    char *text;
} text_sink_t;

static void sink_add(void *data, const char *str, size_t len) {
    text_sink_t *sink = data;
    if (sink->len < sink->room) {
        memcpy(sink->text + sink->len, str, MIN(len, sink->room - sink->len));
    }
    sink->len += len;
}

static size_t format_text(char *text, size_t room, mp_rom_error_text_t fmt, va_list args) {
    text_sink_t sink = { 0, room, text };
    mp_print_t print = { &sink, sink_add };
    va_list copy;
    va_copy(copy, args);
#if MICROPY_ROM_TEXT_COMPRESSION
    char plain[mp_decompress_rom_string(NULL, fmt) + 1];
    mp_decompress_rom_string(plain, fmt);
    fmt = plain;
#endif
    mp_vprintf(&print, fmt, copy);
    va_end(copy);
    return sink.len;
}

// Formats twice, first to count: one block of the right size is more likely to be there than a growing one, and
// nothing here may raise, since this is how MemoryError itself is made.
mp_obj_t mp_obj_new_exception_msg_vlist(
    const mp_obj_type_t *type, mp_rom_error_text_t fmt, va_list args) {
    mp_obj_exception_t *self = new_exception(type);
    mp_obj_t text = MP_OBJ_NULL;
    if (!is_emergency(self)) {
        mp_obj_str_t *str = new_text(format_text(NULL, 0, fmt, args));
        if (str != NULL) {
            format_text((char *)str->data, str->len, fmt, args);
            text = MP_OBJ_FROM_PTR(str);
        }
    }
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
    if (is_emergency(self)) {
        size_t len = format_text(emergency.text, sizeof(emergency.text) - 1, fmt, args);
        emergency.str = (mp_obj_str_t){ { &mp_type_str }, 0, MIN(len, sizeof(emergency.text) - 1),
            (const byte *)emergency.text };
        emergency.text[emergency.str.len] = 0;
        emergency.args.base.type = &mp_type_tuple;
        emergency.args.len = 1;
        emergency.args.item = MP_OBJ_FROM_PTR(&emergency.str);
        self->args = (mp_obj_tuple_t *)&emergency.args;
    }
#endif
    set_args(self, text != MP_OBJ_NULL, &text);
    return MP_OBJ_FROM_PTR(self);
}

mp_obj_t mp_obj_new_exception_msg_varg(const mp_obj_type_t *type, mp_rom_error_text_t fmt, ...) {
    va_list args;
    va_start(args, fmt);
    mp_obj_t exc = mp_obj_new_exception_msg_vlist(type, fmt, args);
    va_end(args);
    return exc;
}

mp_obj_t mp_obj_new_exception_msg(const mp_obj_type_t *type, mp_rom_error_text_t msg) {
    mp_obj_exception_t *self = new_exception(type);
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
    if (is_emergency(self)) {
        return mp_obj_new_exception_msg_varg(type, MP_ERROR_TEXT("%s"), msg);
    }
#endif
    mp_obj_t text = is_emergency(self) ? mp_const_none : mp_obj_new_error_text(msg);
    set_args(self, text != mp_const_none, &text);
    return MP_OBJ_FROM_PTR(self);
}

// ---- asking -----------------------------------------------------------------------------------------------------

bool mp_obj_is_native_exception_instance(mp_obj_t self_in) {
    return MP_OBJ_TYPE_GET_SLOT_OR_NULL(mp_obj_get_type(self_in), make_new)
        == mp_obj_exception_make_new;
}

bool mp_obj_is_exception_type(mp_obj_t self_in) {
    return mp_obj_is_exact_obj_type(self_in, &mp_type_type)
        && mp_obj_is_subclass_fast(self_in, MP_OBJ_FROM_PTR(&mp_type_BaseException));
}

bool mp_obj_is_exception_instance(mp_obj_t self_in) {
    return mp_obj_is_exception_type(MP_OBJ_FROM_PTR(mp_obj_get_type(self_in)));
}

bool mp_obj_exception_match(mp_obj_t exc, mp_const_obj_t exc_type) {
    if (mp_obj_is_exact_obj_type(exc_type, &mp_type_tuple)) {
        const mp_obj_tuple_t *tuple = exc_type;
        for (size_t i = 0; i < tuple->len; i++) {
            if (mp_obj_exception_match(exc, tuple->items[i])) {
                return true;
            }
        }
        return false;
    }
    if (!mp_obj_is_exception_type((mp_obj_t)exc_type)) {
        mp_raise_msg_brief(&mp_type_TypeError,
            MP_ERROR_TEXT("exceptions must derive from BaseException"),
            MP_ERROR_TEXT("can only catch classes derived from BaseException"));
    }
    if (mp_obj_is_exception_instance(exc)) {
        exc = MP_OBJ_FROM_PTR(mp_obj_get_type(exc));
    }
    return mp_obj_is_subclass_fast(exc, exc_type);
}

mp_obj_exception_t *mp_obj_exception_native(mp_obj_t self_in) {
    if (!mp_obj_is_native_exception_instance(self_in)) {
        self_in = mp_obj_cast_to_native_base(self_in, MP_OBJ_FROM_PTR(&mp_type_BaseException));
    }
    return MP_OBJ_TO_PTR(self_in);
}

mp_obj_t mp_obj_exception_get_value(mp_obj_t self_in) {
    mp_obj_exception_t *self = mp_obj_exception_native(self_in);
    return self->args->len ? self->args->items[0] : mp_const_none;
}

void mp_obj_exception_set_cause(mp_obj_t self_in, mp_obj_t cause) {
    mp_obj_exception_t *self = mp_obj_exception_native(self_in);
    if (!is_emergency(self)) {
        self->cause = cause;
    }
}

// True if the arguments are those that the parser gives: (text, (file, line, column, line's text)).
static bool is_syntax_error(const mp_obj_exception_t *self) {
    const mp_obj_tuple_t *where = self->args->len == 2 ? self->args->items[1] : MP_OBJ_NULL;
    return where && mp_obj_is_exact_obj_type(where, &mp_type_tuple) && where->len == 4
        && mp_obj_is_subclass_fast(self->base.type, &mp_type_SyntaxError);
}

// ---- attributes -------------------------------------------------------------------------------------------------

#if MICROPY_CPYTHON_COMPAT
// An attribute of a SyntaxError, from its arguments (text, (file, line, column, line's text)).
static mp_obj_t syntax_error_attr(mp_obj_exception_t *self, qstr attr) {
    static const uint16_t names[] = { MP_QSTR_filename, MP_QSTR_lineno, MP_QSTR_offset, MP_QSTR_text };
    if (attr == MP_QSTR_msg) {
        return mp_obj_exception_get_value(MP_OBJ_FROM_PTR(self));
    }
    for (size_t i = 0; i < MP_ARRAY_SIZE(names); i++) {
        if (attr == names[i]) {
            return is_syntax_error(self) ? ((mp_obj_tuple_t *)self->args->items[1])->items[i]
                                         : mp_const_none;
        }
    }
    return MP_OBJ_NULL;
}
#endif

#if MICROPY_CPYTHON_COMPAT
static void store_attr(mp_obj_exception_t *self, qstr attr, mp_obj_t *dest) {
    if (dest[1] == MP_OBJ_NULL || is_emergency(self)) {
        return;
    }
    if (attr == MP_QSTR___traceback__ && dest[1] == mp_const_none) {
        self->traceback = NULL;
    } else if (attr == MP_QSTR___cause__) {
        self->cause = dest[1];
    } else if (attr == MP_QSTR_args && mp_obj_is_exact_obj_type(dest[1], &mp_type_tuple)) {
        self->args = dest[1];
    } else {
        return;
    }
    dest[0] = MP_OBJ_NULL;
}
#else
#define store_attr(self, attr, dest)
#endif

void mp_obj_exception_attr(mp_obj_t self_in, qstr attr, mp_obj_t *dest) {
    mp_obj_exception_t *self = mp_obj_exception_native(self_in);
    mp_obj_t type = MP_OBJ_FROM_PTR(self->base.type);
    if (dest[0] != MP_OBJ_NULL) {
        store_attr(self, attr, dest);
        return;
    }
    if (attr == MP_QSTR_args) {
        dest[0] = MP_OBJ_FROM_PTR(self->args);
    } else if ((attr == MP_QSTR_value && mp_obj_is_subclass_fast(type, &mp_type_StopIteration))
        || (attr == MP_QSTR_errno && mp_obj_is_subclass_fast(type, &mp_type_OSError))
        || (attr == MP_QSTR_code && mp_obj_is_subclass_fast(type, &mp_type_SystemExit))) {
        dest[0] = mp_obj_exception_get_value(self_in);
#if MICROPY_CPYTHON_COMPAT
    } else if (attr == MP_QSTR___cause__) {
        dest[0] = self->cause ? self->cause : mp_const_none;
    } else if (mp_obj_is_subclass_fast(type, &mp_type_SyntaxError)) {
        dest[0] = syntax_error_attr(self, attr);
#endif
    }
    if (dest[0] == MP_OBJ_NULL) {
        dest[1] = MP_OBJ_SENTINEL;
    }
}

// ---- text -------------------------------------------------------------------------------------------------------

#if MICROPY_ERROR_REPORTING > MICROPY_ERROR_REPORTING_TERSE
qstr mp_errno_name(mp_int_t value) {
#define ERRNO(name) \
    { MP_##name, MP_QSTR_##name }
    // clang-format off
    static const struct {
        uint8_t value;
        uint16_t name;
    } names[] = {
        ERRNO(EPERM), ERRNO(ENOENT), ERRNO(EIO), ERRNO(EBADF), ERRNO(EAGAIN), ERRNO(ENOMEM), ERRNO(EACCES),
        ERRNO(EBUSY), ERRNO(EEXIST), ERRNO(ENODEV), ERRNO(ENOTDIR), ERRNO(EISDIR), ERRNO(EINVAL), ERRNO(ENOSPC),
        ERRNO(ESPIPE), ERRNO(EROFS), ERRNO(EPIPE), ERRNO(EOPNOTSUPP), ERRNO(ETIMEDOUT),
    };
    // clang-format on
    for (size_t i = 0; i < MP_ARRAY_SIZE(names); i++) {
        if (names[i].value == value) {
            return names[i].name;
        }
    }
    return MP_QSTRnull;
}
#else
qstr mp_errno_name(mp_int_t value) {
    (void)value;
    return MP_QSTRnull;
}
#endif

// An error number as CPython shows it. False if the arguments are not of that kind.
static bool print_os_error(const mp_print_t *print, const mp_obj_tuple_t *args) {
    if (MICROPY_ERROR_REPORTING <= MICROPY_ERROR_REPORTING_TERSE || args->len == 0 || args->len > 2
        || !mp_obj_is_small_int(args->items[0])) {
        return false;
    }
    mp_int_t number = MP_OBJ_SMALL_INT_VALUE(args->items[0]);
    qstr name = mp_errno_name(number);
    if (args->len == 1 && name == MP_QSTRnull) {
        return false;
    }
    mp_printf(print, "[Errno %d] ", (int)number);
    mp_obj_print_helper(print, args->len == 2 ? args->items[1] : MP_OBJ_NEW_QSTR(name), PRINT_STR);
    return true;
}

static void print_text(const mp_print_t *print, const mp_obj_exception_t *self, mp_print_kind_t kind) {
    const mp_obj_tuple_t *args = self->args;
    if (args->len == 0 || (self->base.type == &mp_type_OSError && print_os_error(print, args))) {
        return;
    }
    if (is_syntax_error(self)) {
        mp_obj_t *where = ((mp_obj_tuple_t *)args->items[1])->items;
        mp_obj_print_helper(print, args->items[0], PRINT_STR);
        if (MICROPY_CPYTHON_COMPAT && kind == PRINT_STR) {
            mp_print_str(print, " (");
            mp_obj_print_helper(print, where[0], PRINT_STR);
            mp_print_str(print, ", line ");
            mp_obj_print_helper(print, where[1], PRINT_STR);
            mp_print_str(print, ")");
        }
    } else if (args->len == 1) {
        mp_obj_print_helper(
            print, args->items[0], self->base.type == &mp_type_KeyError ? PRINT_REPR : PRINT_STR);
    } else {
        mp_obj_print_helper(print, MP_OBJ_FROM_PTR(args), PRINT_REPR);
    }
}

void mp_obj_exception_print(const mp_print_t *print, mp_obj_t self_in, mp_print_kind_t kind) {
    const mp_obj_exception_t *self = MP_OBJ_TO_PTR(self_in);
    bool with_name = !(kind & PRINT_EXC_SUBCLASS);
    kind &= ~PRINT_EXC_SUBCLASS;
    if (with_name && kind != PRINT_STR) {
        mp_print_str(print, qstr_str(self->base.type->name));
        if (kind == PRINT_EXC && self->args->len) {
            mp_print_str(print, ": ");
        }
    }
    if (kind != PRINT_REPR) {
        print_text(print, self, kind);
    } else if (self->args->len == 1) {
        mp_print_str(print, "(");
        mp_obj_print_helper(print, self->args->items[0], PRINT_REPR);
        mp_print_str(print, ")");
    } else {
        mp_obj_print_helper(print, MP_OBJ_FROM_PTR(self->args), PRINT_REPR);
    }
}

// ---- tracebacks -------------------------------------------------------------------------------------------------

void mp_obj_exception_clear_traceback(mp_obj_t self_in) {
    mp_obj_exception_t *self = mp_obj_exception_native(self_in);
    if (!is_emergency(self)) {
        self->traceback = NULL;
    }
}

// An entry for which there is no memory is left out.
void mp_obj_exception_add_traceback(mp_obj_t self_in, qstr file, size_t line, qstr block) {
    mp_obj_exception_t *self = mp_obj_exception_native(self_in);
    if (is_emergency(self)) {
        return;
    }
    size_t *data = self->traceback;
    size_t n = data ? data[0] : 0;
    size_t end = 1 + n * ENTRY_WORDS;
    if (data == NULL || gc_nbytes(data) < (end + ENTRY_WORDS) * sizeof(size_t)) {
        size_t n_bytes = (1 + MAX(2 * n, TRACEBACK_FIRST) * ENTRY_WORDS) * sizeof(size_t);
        data = data ? gc_realloc(data, n_bytes, true) : gc_alloc(n_bytes, GC_KIND_LEAF);
        if (data == NULL) {
            return;
        }
        self->traceback = data;
    }
    data[end] = file;
    data[end + 1] = line;
    data[end + 2] = block;
    data[0] = n + 1;
}

void mp_obj_exception_get_traceback(mp_obj_t self_in, size_t *n, size_t **values) {
    mp_obj_exception_t *self = mp_obj_exception_native(self_in);
    *n = self->traceback ? self->traceback[0] * ENTRY_WORDS : 0;
    *values = self->traceback ? self->traceback + 1 : NULL;
}

// ---- the display of an uncaught exception -----------------------------------------------------------------------

static void print_entry(const mp_print_t *print, const size_t *entry, const mp_obj_t *where) {
    mp_printf(print, "  File \"%q\"", (qstr)entry[0]);
    if (entry[1]) {
        mp_printf(print, ", line %u", (unsigned)entry[1]);
    }
    if (entry[2] != MP_QSTRnull) {
        mp_printf(print, ", in %q", (qstr)entry[2]);
    } else if (MICROPY_CPYTHON_COMPAT && where) {
        mp_printf(print, ", column %d", (int)mp_obj_get_int(where[2]));
    }
    mp_print_str(print, "\n");
}

static void print_traceback(
    const mp_print_t *print, const mp_obj_exception_t *self, const mp_obj_t *where) {
    if (self->traceback == NULL) {
        return;
    }
    mp_print_str(print, "Traceback (most recent call last):\n");
    size_t same = 0;
    for (size_t i = self->traceback[0]; i-- > 0;) {
        const size_t *entry = self->traceback + 1 + i * ENTRY_WORDS;
        if (same < 3) {
            print_entry(print, entry, i == 0 ? where : NULL);
        }
        if (MICROPY_CPYTHON_COMPAT && i > 0
            && memcmp(entry, entry - ENTRY_WORDS, ENTRY_WORDS * sizeof(size_t)) == 0) {
            same++;
        } else {
            if (same >= 3) {
                mp_printf(print, "  [Previous line repeated %u more times]\n", (unsigned)same - 2);
            }
            same = 0;
        }
    }
}

// The line of source that the parser refused, without its indentation, and a caret under the column.
#if MICROPY_ENABLE_SOURCE_LINE
static void print_source_line(const mp_print_t *print, const mp_obj_t *where) {
    if (!mp_obj_is_str(where[3]) || !mp_obj_is_small_int(where[2])) {
        return;
    }
    GET_STR_DATA_LEN(where[3], text, len);
    mp_int_t column = MP_OBJ_SMALL_INT_VALUE(where[2]);
    for (; len > 0 && (*text == ' ' || *text == '\t' || *text == '\f'); text++, len--) {
        column--;
    }
    column = MAX(1, MIN(column, (mp_int_t)len + 1));
    mp_printf(print, "    %.*s\n    %*s\n", (int)len, (const char *)text, (int)column, "^");
}
#else
#define print_source_line(print, where)
#endif

#if MICROPY_CPYTHON_COMPAT

// Puts ": " before the first output.
typedef struct _colon_printer_t {
    const mp_print_t *print;
    bool started;
} colon_printer_t;

static void colon_print(void *data, const char *str, size_t len) {
    colon_printer_t *self = data;
    if (len && !self->started) {
        self->started = true;
        mp_print_str(self->print, ": ");
    }
    self->print->print_strn(self->print->data, str, len);
}

static void print_last_line(const mp_print_t *print, mp_obj_t exc) {
    colon_printer_t colon = { print, false };
    mp_print_t colon_out = { &colon, colon_print };
    mp_print_str(print, mp_obj_get_type_str(exc));
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        if (mp_obj_is_native_exception_instance(exc)) {
            print_text(&colon_out, MP_OBJ_TO_PTR(exc), PRINT_EXC);
        } else {
            mp_obj_print_helper(&colon_out, exc, PRINT_STR);
        }
        nlr_pop();
    } else {
        mp_print_str(&colon_out, "<exception str() failed>");
    }
    mp_print_str(print, "\n");
}

#else

// What printing may raise is the caller's.
static void print_last_line(const mp_print_t *print, mp_obj_t exc) {
    bool is_native = mp_obj_is_native_exception_instance(exc);
    mp_print_str(print, mp_obj_get_type_str(exc));
    if (mp_obj_exception_native(exc)->args->len || !is_native) {
        mp_print_str(print, ": ");
    }
    mp_obj_print_helper(print, exc, PRINT_STR);
    mp_print_str(print, "\n");
}

#endif

static void print_exception(const mp_print_t *print, mp_obj_t exc, int depth) {
    const mp_obj_exception_t *self = mp_obj_exception_native(exc);
    if (MICROPY_CPYTHON_COMPAT && self->cause != MP_OBJ_NULL && self->cause != mp_const_none
        && depth < 8 && mp_obj_is_exception_instance(self->cause)) {
        print_exception(print, self->cause, depth + 1);
        mp_print_str(
            print, "\nThe above exception was the direct cause of the following exception:\n\n");
    }
    const mp_obj_t *where = NULL;
    if (MICROPY_CPYTHON_COMPAT && is_syntax_error(self)) {
        where = ((mp_obj_tuple_t *)self->args->items[1])->items;
    }
    print_traceback(print, self, where);
    if (where && self->traceback) {
        print_source_line(print, where);
    }
    print_last_line(print, exc);
}

void mp_obj_print_exception(const mp_print_t *print, mp_obj_t exc) {
    if (mp_obj_is_exception_instance(exc)) {
        print_exception(print, exc, 0);
    } else {
        mp_obj_print_helper(print, exc, PRINT_REPR);
        mp_print_str(print, "\n");
    }
}
