// Python inside a C program. One interpreter at a time, used by one thread at a time. No function
// here lets an exception out: those that run Python return false, and slipway_error() tells why.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_H
#define SLIPWAY_H

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---- values ------------------------------------------------------------------------------------

typedef enum {
    SLIPWAY_NONE,
    SLIPWAY_BOOL,
    SLIPWAY_INT,  // an int that fits; a larger one is SLIPWAY_OBJECT
    SLIPWAY_FLOAT,
    SLIPWAY_STR,  // UTF-8
    SLIPWAY_BYTES,
    SLIPWAY_OBJECT,  // anything else
} slipway_kind_t;

// What Python hands to C stays valid until the next call of a function of this header; in a
// function called from Python, its arguments until it returns. What C hands to Python is copied.
typedef struct {
    slipway_kind_t kind;
    size_t len;  // bytes of text
    union {
        bool boolean;
        long long integer;
        double number;
        const char *text;    // STR, BYTES; zero-terminated when it comes from Python
        const void *object;  // only to be handed back
    } as;
} slipway_value_t;

static inline slipway_value_t slipway_none(void) {
    slipway_value_t value;
    memset(&value, 0, sizeof(value));
    return value;
}

static inline slipway_value_t slipway_bool(bool boolean) {
    slipway_value_t value = slipway_none();
    value.kind = SLIPWAY_BOOL;
    value.as.boolean = boolean;
    return value;
}

static inline slipway_value_t slipway_int(long long integer) {
    slipway_value_t value = slipway_none();
    value.kind = SLIPWAY_INT;
    value.as.integer = integer;
    return value;
}

static inline slipway_value_t slipway_float(double number) {
    slipway_value_t value = slipway_none();
    value.kind = SLIPWAY_FLOAT;
    value.as.number = number;
    return value;
}

static inline slipway_value_t slipway_str(const char *text) {
    slipway_value_t value = slipway_none();
    value.kind = SLIPWAY_STR;
    value.as.text = text;
    value.len = strlen(text);
    return value;
}

static inline slipway_value_t slipway_bytes(const void *data, size_t len) {
    slipway_value_t value = slipway_none();
    value.kind = SLIPWAY_BYTES;
    value.as.text = (const char *)data;
    value.len = len;
    return value;
}

// ---- the interpreter ---------------------------------------------------------------------------

// Smallest heap that slipway_init() takes, in bytes.
#define SLIPWAY_SMALLEST_HEAP (16 * 1024)

// Starts an interpreter whose memory is `heap`, which stays the caller's and must outlive it.
// False if there is one already or the heap is too small.
bool slipway_init(void *heap, size_t bytes);

// Ends it: calls finalisers, forgets modules, functions and variables.
void slipway_deinit(void);

// Where print() goes; standard output if nobody says, or after NULL.
typedef void (*slipway_write_t)(void *data, const char *text, size_t len);
void slipway_set_output(slipway_write_t write, void *data);

// Run a program. Its variables, like those of all programs that ran before it, are the globals of
// __main__. `import` finds files along sys.path, which begins with the current directory.
bool slipway_run_string(const char *source);
bool slipway_run_file(const char *path);

// Call what `name` refers to in __main__, or as "module.function", in a module that is loaded.
// `result` may be NULL.
bool slipway_call(
    const char *name, size_t n_args, const slipway_value_t *args, slipway_value_t *result);

// The last failure with its traceback, as Python prints it, at most 1023 bytes of it; "" if the
// last call succeeded.
const char *slipway_error(void);

// ---- C functions for Python --------------------------------------------------------------------

// Writes `result`, which is None before. False raises: what slipway_raise() said, else what a call of
// this header inside the function failed with. The function must return; longjmp() is out.
typedef bool (*slipway_function_t)(
    void *data, size_t n_args, const slipway_value_t *args, slipway_value_t *result);

// Make a function known as a global of __main__, or as "module.function", in a module that is made if
// there is none of that name, and which programs import. False if there is no memory.
bool slipway_add_function(const char *name, slipway_function_t function, void *data);

// Says what to raise: a built-in exception by its name, and its text. Returns false, so that a
// function can write `return slipway_raise("ValueError", "too hot");`.
bool slipway_raise(const char *exception, const char *message);

#ifdef __cplusplus
}
#endif

#endif  // SLIPWAY_H
