// Running text and files, and the two prompts. Every exception ends here: it is printed, and what
// printing it may raise as well is caught. The prompts stay usable when the heap is full.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>

#include "genhdr/mpversion.h"
#include "py/builtin.h"
#include "py/compile.h"
#include "py/mphal.h"
#include "py/repl.h"
#include "py/runtime.h"
#include "shared/readline/readline.h"
#include "shared/runtime/pyexec.h"

// Paste mode of the friendly prompt (Slipway).
#ifndef MICROPY_REPL_PASTE
#define MICROPY_REPL_PASTE (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// The raw prompt and raw-paste mode (Slipway).
#ifndef MICROPY_REPL_RAW
#define MICROPY_REPL_RAW (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES)
#endif

// Bytes of the heap that code from a prompt cannot use up, so that the next line can be compiled
// however full the heap was left (Slipway).
#ifndef MICROPY_REPL_RESERVE
#define MICROPY_REPL_RESERVE \
    (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES ? 256 * sizeof(void *) : 0)
#endif

// Bytes that the console can hold back for the firmware; raw-paste mode never asks for more.
#ifndef MICROPY_REPL_STDIN_BUFFER_MAX
#define MICROPY_REPL_STDIN_BUFFER_MAX (256)
#endif

pyexec_mode_kind_t pyexec_mode_kind = PYEXEC_MODE_FRIENDLY_REPL;

// ---- running -----------------------------------------------------------------------------------

enum {
    RUN_INTERRUPTIBLE = 1,
    RUN_RAW = 2,  // ends the output with \x04 and the traceback, if any, with another one
};

typedef mp_lexer_t *(*open_t)(const void *source);

static mp_lexer_t *open_text(const void *source) {
    const vstr_t *text = source;
    return mp_lexer_new_from_str_len(MP_QSTR__lt_stdin_gt_, text->buf, text->len, 0);
}

static mp_lexer_t *open_file(const void *source) {
    qstr name = qstr_from_str(source);
#if MICROPY_PY___FILE__
    mp_store_global(MP_QSTR___file__, MP_OBJ_NEW_QSTR(name));
#endif
    return mp_lexer_new_from_file(name);
}

static void print_exception(mp_obj_t exc) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        mp_obj_print_exception(&mp_plat_print, exc);
        nlr_pop();
    } else {
        mp_hal_stdout_tx_str("\r\nexception in printing an exception\r\n");
    }
}

static bool is_exception(void *exc, const mp_obj_type_t *type) {
    return mp_obj_is_subclass_fast(
        MP_OBJ_FROM_PTR(((mp_obj_base_t *)exc)->type), MP_OBJ_FROM_PTR(type));
}

int pyexec_exit_code(mp_obj_t exc, const mp_print_t *print) {
    mp_obj_t value = mp_obj_exception_get_value(exc);
    mp_int_t code = 1;
    if (value == mp_const_none) {
        code = 0;
    } else if (!mp_obj_get_int_maybe(value, &code)) {
        mp_obj_print_helper(print, value, PRINT_STR);
        mp_print_str(print, "\n");
    }
    return code & 0xff;
}

#if MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES

// The reserve, a block that nobody uses, while code runs; NULL while a prompt reads and compiles,
// and where there is no room for it.
MP_REGISTER_ROOT_POINTER(void *repl_reserve);

static void reserve_release(void) {
    gc_free(MP_STATE_VM(repl_reserve));
    MP_STATE_VM(repl_reserve) = NULL;
}

static void reserve_take(void) {
    MP_STATE_VM(repl_reserve) = gc_alloc(MICROPY_REPL_RESERVE, GC_KIND_LEAF);
}

static void compile_and_run(mp_lexer_t *lex, mp_parse_input_kind_t kind) {
    mp_parse_tree_t tree = mp_parse(lex, kind);
    mp_obj_t fun = mp_compile(&tree, MP_QSTR_NULL, kind == MP_PARSE_SINGLE_INPUT);
    reserve_take();
    mp_call_function_0(fun);
}

#else

#define reserve_release() ((void)0)
#define compile_and_run(lex, kind) \
    mp_parse_compile_execute(lex, kind, mp_globals_get(), mp_locals_get())

#endif

static void end_of_raw(int flags) {
    if (flags & RUN_RAW) {
        mp_hal_stdout_tx_strn("\x04", 1);
    }
}

static int run(open_t open, const void *source, mp_parse_input_kind_t kind, int flags) {
    nlr_buf_t nlr;
    if (flags & RUN_INTERRUPTIBLE) {
        mp_hal_set_interrupt_char(CHAR_CTRL_C);
    }
    int result;
    if (nlr_push(&nlr) == 0) {
        compile_and_run(open(source), kind);
        mp_hal_set_interrupt_char(-1);
        mp_handle_pending(true);
        nlr_pop();
        reserve_release();
        end_of_raw(flags);
        result = 1;
    } else {
        mp_hal_set_interrupt_char(-1);
        reserve_release();
        mp_handle_pending(false);
        end_of_raw(flags);
        if (is_exception(nlr.ret_val, &mp_type_SystemExit)) {
            result = PYEXEC_FORCED_EXIT
                | pyexec_exit_code(MP_OBJ_FROM_PTR(nlr.ret_val), &mp_plat_print);
        } else {
            print_exception(MP_OBJ_FROM_PTR(nlr.ret_val));
            result = 0;
        }
    }
    end_of_raw(flags);
    return result;
}

int pyexec_file(const char *filename) {
    return run(open_file, filename, MP_PARSE_FILE_INPUT, RUN_INTERRUPTIBLE);
}

int pyexec_file_if_exists(const char *filename) {
    return mp_import_stat(filename) == MP_IMPORT_STAT_FILE ? pyexec_file(filename) : 1;
}

int pyexec_vstr(vstr_t *str, bool allow_keyboard_interrupt) {
    return run(open_text, str, MP_PARSE_FILE_INPUT, allow_keyboard_interrupt ? RUN_INTERRUPTIBLE : 0);
}

// ---- text that comes in byte by byte -----------------------------------------------------------

#if MICROPY_REPL_PASTE || MICROPY_REPL_RAW

// Text to be run when it is complete; when memory runs out it is given up, but taken in to its end.
typedef struct {
    vstr_t text;
    bool lost;
} input_t;

static void input_start(input_t *in) {
    memset(in, 0, sizeof(*in));
}

static void input_end(input_t *in) {
    if (in->text.buf) {
        vstr_clear(&in->text);
    }
    input_start(in);
}

static void input_add(input_t *in, int c) {
    vstr_t *text = &in->text;
    if (!in->lost && text->len == text->alloc) {
        nlr_buf_t nlr;
        if (nlr_push(&nlr) == 0) {
            if (text->buf) {
                vstr_hint_size(text, text->alloc / 2);
            } else {
                vstr_init(text, 64);
            }
            nlr_pop();
        } else {
            input_end(in);
            in->lost = true;
        }
    }
    if (!in->lost) {
        text->buf[text->len++] = c;
    }
}

static mp_lexer_t *open_input(const void *source) {
    const input_t *in = source;
    if (in->lost) {
        m_malloc_fail(0);
    }
    return open_text(&in->text);
}

#endif

// ---- the raw prompt ----------------------------------------------------------------------------

#if MICROPY_REPL_RAW

static mp_lexer_t *open_interrupted(const void *source) {
    (void)source;
    mp_raise_type(&mp_type_KeyboardInterrupt);
}

// Raw-paste mode: the other end may send `window` bytes for each \x01 it gets, and ends the text
// with \x04, which is answered; a \x04 from here asks it to stop early.
static int raw_paste(input_t *in, int version) {
    if (version != 'A') {
        mp_hal_stdout_tx_strn("R\x00", 2);
        return 1;
    }
    const unsigned window = MICROPY_REPL_STDIN_BUFFER_MAX / 2;
    const char hello[] = { 'R', 1, (char)(window & 255), (char)(window >> 8), 1 };
    mp_hal_stdout_tx_strn(hello, sizeof(hello));

    unsigned left = window;
    bool stopped = false;
    int c;
    while ((c = mp_hal_stdin_rx_chr()) != CHAR_CTRL_D && c != CHAR_CTRL_C) {
        input_add(in, c);
        if (in->lost && !stopped) {
            mp_hal_stdout_tx_strn("\x04", 1);
            stopped = true;
        } else if (--left == 0 && !stopped) {
            mp_hal_stdout_tx_strn("\x01", 1);
            left = window;
        }
    }
    if (!stopped) {
        mp_hal_stdout_tx_strn("\x04", 1);
    }
    return run(c == CHAR_CTRL_C ? open_interrupted : open_input, in, MP_PARSE_FILE_INPUT,
        RUN_INTERRUPTIBLE | RUN_RAW);
}

int pyexec_raw_repl(void) {
    static const char hello[] = "raw REPL; CTRL-B to exit\r\n>";
    input_t in;
    input_start(&in);
    mp_hal_stdout_tx_str(hello);
    for (;;) {
        int result = 1;
        int c = mp_hal_stdin_rx_chr();
        switch (c) {
            case CHAR_CTRL_A:
                if (in.text.len == 2 && in.text.buf[0] == CHAR_CTRL_E) {
                    int version = in.text.buf[1];
                    input_end(&in);
                    result = raw_paste(&in, version);
                    mp_hal_stdout_tx_str(">");
                } else {
                    mp_hal_stdout_tx_str(hello);
                }
                break;
            case CHAR_CTRL_B:
                input_end(&in);
                mp_hal_stdout_tx_str("\r\n");
                pyexec_mode_kind = PYEXEC_MODE_FRIENDLY_REPL;
                return 0;
            case CHAR_CTRL_C:
                break;
            case CHAR_CTRL_D:
                if (in.text.len == 0 && !in.lost) {
                    mp_hal_stdout_tx_str("\r\n");
                    return PYEXEC_FORCED_EXIT;
                }
                mp_hal_stdout_tx_str("OK");
                result = run(open_input, &in, MP_PARSE_FILE_INPUT, RUN_INTERRUPTIBLE | RUN_RAW);
                if (!(result & PYEXEC_FORCED_EXIT)) {
                    mp_hal_stdout_tx_str(">");
                }
                break;
            default:
                input_add(&in, c);
                continue;
        }
        input_end(&in);
        if (result & PYEXEC_FORCED_EXIT) {
            return result;
        }
    }
}

#endif

// ---- the friendly prompt -----------------------------------------------------------------------

static void banner(void) {
    mp_hal_stdout_tx_str(MICROPY_BANNER_NAME_AND_VERSION "; " MICROPY_BANNER_MACHINE "\r\n");
#if MICROPY_PY_BUILTINS_HELP
    mp_hal_stdout_tx_str("Type \"help()\" for more information.\r\n");
#endif
}

#if MICROPY_REPL_PASTE

static int paste(void) {
    mp_hal_stdout_tx_str("\r\npaste mode; Ctrl-C to cancel, Ctrl-D to finish\r\n=== ");
    input_t in;
    input_start(&in);
    int c, last = 0, result = 1;
    while ((c = mp_hal_stdin_rx_chr()) != CHAR_CTRL_D && c != CHAR_CTRL_C) {
        char byte = c;
        if (c == '\r' || c == '\n') {
            if (c == '\r' || last != '\r') {
                input_add(&in, '\n');
                mp_hal_stdout_tx_str("\r\n=== ");
            }
        } else {
            input_add(&in, c);
            mp_hal_stdout_tx_strn(&byte, 1);
        }
        last = c;
    }
    mp_hal_stdout_tx_str("\r\n");
    if (c == CHAR_CTRL_D) {
        result = run(open_input, &in, MP_PARSE_FILE_INPUT, RUN_INTERRUPTIBLE);
    }
    input_end(&in);
    return result;
}

#endif

// Reads lines until they make a statement. Returns 0, or the control character that ended the
// first line, or Ctrl-C.
static int read_statement(vstr_t *text) {
    vstr_init(text, 16);
    int c = readline(text, ">>> ");
    while (c == 0 && mp_repl_continue_with_input(vstr_null_terminated_str(text))) {
        vstr_add_byte(text, '\n');
        do {
            c = readline(text, "... ");
        } while (c != 0 && c != CHAR_CTRL_C && c != CHAR_CTRL_D);
        if (c == CHAR_CTRL_D) {
            // Enough: runs what there is.
            mp_hal_stdout_tx_str("\r\n");
            return 0;
        }
    }
    return c;
}

// The same, with exceptions printed; returns -1 after one. A line that was too long for the heap is
// skipped to its end.
static int read_statement_protected(vstr_t *text) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        int c = read_statement(text);
        nlr_pop();
        return c;
    }
    void *exc = nlr.ret_val;
    mp_hal_stdout_tx_str("\r\n");
    print_exception(MP_OBJ_FROM_PTR(exc));
    if (is_exception(exc, &mp_type_MemoryError) && nlr_push(&nlr) == 0) {
        readline_skip();
        nlr_pop();
    }
    return -1;
}

int pyexec_friendly_repl(void) {
    banner();
    for (;;) {
        vstr_t text;
        int result = 1;
        switch (read_statement_protected(&text)) {
            case 0:
                if (strspn(text.buf, " ") < text.len) {
                    result = run(open_text, &text, MP_PARSE_SINGLE_INPUT, RUN_INTERRUPTIBLE);
                }
                vstr_clear(&text);
                break;
#if MICROPY_REPL_RAW
            case CHAR_CTRL_A:
                mp_hal_stdout_tx_str("\r\n");
                pyexec_mode_kind = PYEXEC_MODE_RAW_REPL;
                result = pyexec_raw_repl();
                if (result == 0) {
                    banner();
                }
                break;
#endif
            case CHAR_CTRL_B:
                mp_hal_stdout_tx_str("\r\n");
                banner();
                break;
            case CHAR_CTRL_D:
                mp_hal_stdout_tx_str("\r\n");
                return PYEXEC_FORCED_EXIT;
#if MICROPY_REPL_PASTE
            case CHAR_CTRL_E:
                result = paste();
                break;
#endif
            case CHAR_CTRL_C:
                mp_hal_stdout_tx_str("\r\n");
                break;
        }
        if (result & PYEXEC_FORCED_EXIT) {
            return result;
        }
    }
}
