// The standard port on the host: a command line like CPython's, with its exit codes.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#define _GNU_SOURCE
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "genhdr/mpversion.h"
#include "py/builtin.h"
#include "py/gc.h"
#include "py/heap/heap.h"
#include "py/lexer.h"
#include "py/mphal.h"
#include "py/runtime.h"
#include "shared/readline/readline.h"
#include "shared/runtime/pyexec.h"
#include "host/profile.h"
#include "standard.h"

#define DEFAULT_HEAP_BYTES ((size_t)1024 * 1024 * sizeof(void *) * 8)
#define SMALLEST_HEAP_BYTES ((size_t)8 * 1024)

// -X compact=N, for tests: every N-th allocation moves all blocks that may move.
#define HAVE_COMPACT_EVERY (MICROPY_DEBUG_ALLOC_FAIL && MICROPY_GC_COMPACT)

enum { EXIT_EXCEPTION = 1, EXIT_USAGE = 2, EXIT_INTERRUPTED = 130 };

typedef struct {
    enum { RUN_NOTHING, RUN_COMMAND, RUN_MODULE, RUN_FILE } kind;
    const char *what;  // the command, module or file
    bool inspect;
    size_t heap_bytes;
    size_t compact_every;  // a debugging aid, where there is one
    int first_arg;         // index in argv of the first argument of the program
} options_t;

static const char usage[] =
    "usage: %s [-h] [-V] [-i] [-X heapsize=N[k|m]] [-c COMMAND | -m MODULE | FILE | -] [ARG]...\n"
    "Runs a command, a module, a file, or standard input (-); without any of them, a prompt.\n"
    "  -i           go on with a prompt when it has ended\n"
    "  -X heapsize  bytes of the Python heap, in KiB with k, in MiB with m\n"
    "  -h, -V       show this, or the version\n"
    "MICROPYPATH names further directories to import from, with colons between them.\n";

// ---- options -----------------------------------------------------------------------------------

__attribute__((noreturn)) static void usage_error(
    const char *program, const char *message, const char *what) {
    fprintf(stderr, "%s: %s%s\n", program, message, what);
    fprintf(stderr, usage, program);
    exit(EXIT_USAGE);
}

static size_t parse_heapsize(const char *program, const char *text) {
    char *end;
    unsigned long long n = strtoull(text, &end, 10);
    unsigned shift = 0;
    if (*end == 'k' || *end == 'K') {
        shift = 10;
    } else if (*end == 'm' || *end == 'M') {
        shift = 20;
    }
    end += shift > 0;
    if (*text < '0' || *text > '9' || *end || n > SIZE_MAX >> shift
        || n << shift < SMALLEST_HEAP_BYTES) {
        usage_error(program, "heapsize wants a number of bytes, 8k or more: ", text);
    }
    return n << shift;
}

// The value of an option: the rest of its word, or the next word.
static const char *value_of(int argc, char **argv, int *i) {
    if (argv[*i][2] != '\0') {
        return argv[*i] + 2;
    }
    if (++*i >= argc) {
        usage_error(argv[0], "argument expected for ", argv[argc - 1]);
    }
    return argv[*i];
}

static options_t parse_options(int argc, char **argv) {
    options_t options = { .kind = RUN_NOTHING, .heap_bytes = DEFAULT_HEAP_BYTES };
    int i = 1;
    for (; i < argc && options.kind == RUN_NOTHING; i++) {
        const char *arg = argv[i];
        if (arg[0] != '-' || arg[1] == '\0') {
            options.kind = RUN_FILE;
            options.what = arg;
        } else if (strcmp(arg, "-h") == 0 || strcmp(arg, "--help") == 0) {
            printf(usage, argv[0]);
            exit(0);
        } else if (strcmp(arg, "-V") == 0 || strcmp(arg, "--version") == 0) {
            puts(MICROPY_BANNER_NAME_AND_VERSION "; " MICROPY_BANNER_MACHINE);
            exit(0);
        } else if (strcmp(arg, "-i") == 0) {
            options.inspect = true;
        } else if (arg[1] == 'c' || arg[1] == 'm') {
            options.kind = arg[1] == 'c' ? RUN_COMMAND : RUN_MODULE;
            options.what = value_of(argc, argv, &i);
        } else if (arg[1] == 'X') {
            const char *value = value_of(argc, argv, &i);
            if (strncmp(value, "heapsize=", 9) == 0) {
                options.heap_bytes = parse_heapsize(argv[0], value + 9);
            } else if (HAVE_COMPACT_EVERY && strncmp(value, "compact=", 8) == 0) {
                options.compact_every = strtoul(value + 8, NULL, 10);
            } else {
                usage_error(argv[0], "unknown -X option: ", value);
            }
        } else {
            usage_error(argv[0], "unknown option: ", arg);
        }
    }
    options.first_arg = i;
    return options;
}

// ---- running -----------------------------------------------------------------------------------

static void stderr_strn(void *data, const char *str, size_t len) {
    (void)data;
    while (len > 0) {
        ssize_t n = write(STDERR_FILENO, str, len);
        if (n <= 0) {
            return;
        }
        str += n;
        len -= n;
    }
}
static const mp_print_t stderr_print = { NULL, stderr_strn };

static mp_obj_t new_str(const char *s, size_t n) {
    return mp_obj_new_str_via_qstr(s, n);
}

static void set_argv(const char *argv0, int argc, char **argv, int first) {
    mp_obj_t list = mp_obj_new_list(0, NULL);
    mp_obj_list_append(list, new_str(argv0, strlen(argv0)));
    for (int i = first; i < argc; i++) {
        mp_obj_list_append(list, new_str(argv[i], strlen(argv[i])));
    }
    MP_STATE_VM(sys_argv) = list;
}

// First the place of the program, then MICROPYPATH.
static void set_path(const options_t *options) {
    const char *slash = options->kind == RUN_FILE ? strrchr(options->what, '/') : NULL;
    mp_obj_t list = mp_obj_new_list(0, NULL);
    mp_obj_list_append(list,
        slash == options->what && slash
            ? new_str("/", 1)
            : new_str(options->what ? options->what : "", slash ? slash - options->what : 0));
    const char *path = getenv("MICROPYPATH");
    while (path && *path) {
        size_t n = strcspn(path, ":");
        mp_obj_list_append(list, new_str(path, n));
        path += n + (path[n] == ':');
    }
    MP_STATE_VM(sys_path) = list;
}

static void run_source(mp_lexer_t *lex) {
    mp_parse_compile_execute(lex, MP_PARSE_FILE_INPUT, mp_globals_get(), mp_globals_get());
}

static void run_file(const char *path) {
    qstr name = qstr_from_str(path);
#if MICROPY_PY___FILE__
    mp_store_global(MP_QSTR___file__, MP_OBJ_NEW_QSTR(name));
#endif
    run_source(mp_lexer_new_from_file(name));
}

// Looks for the module along sys.path and runs its file as __main__, of a package the file of that
// name; one that is built in is imported.
static void run_module(const char *module, int argc, char **argv, int first_arg) {
    vstr_t path;
    vstr_init(&path, 64);
    size_t n;
    mp_obj_t *dirs;
    mp_obj_get_array(MP_STATE_VM(sys_path), &n, &dirs);
    for (size_t i = 0; i < n; i++) {
        const char *dir = mp_obj_str_get_str(dirs[i]);
        vstr_reset(&path);
        if (*dir) {
            vstr_printf(&path, "%s/", dir);
        }
        size_t base = path.len;
        vstr_add_str(&path, module);
        for (size_t j = base; j < path.len; j++) {
            if (path.buf[j] == '.') {
                path.buf[j] = '/';
            }
        }
        bool package = mp_import_stat(vstr_null_terminated_str(&path)) == MP_IMPORT_STAT_DIR;
        vstr_add_str(&path, package ? "/__main__.py" : ".py");
        if (mp_import_stat(vstr_null_terminated_str(&path)) == MP_IMPORT_STAT_FILE) {
            const char *dot = strrchr(module, '.');
            if (dot) {
                mp_import_name(
                    qstr_from_strn(module, dot - module), mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
            }
            set_argv(path.buf, argc, argv, first_arg);
            run_file(path.buf);
            return;
        }
    }
    mp_import_name(qstr_from_str(module), mp_const_none, MP_OBJ_NEW_SMALL_INT(0));
}

// Returns the exit code that an exception asks for, after showing it.
static int report(mp_obj_t exc) {
    const mp_obj_type_t *type = mp_obj_get_type(exc);
    if (mp_obj_is_subclass_fast(MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_SystemExit))) {
        return pyexec_exit_code(exc, &stderr_print);
    }
    mp_obj_print_exception(&stderr_print, exc);
    bool interrupted = mp_obj_is_subclass_fast(
        MP_OBJ_FROM_PTR(type), MP_OBJ_FROM_PTR(&mp_type_KeyboardInterrupt));
    return interrupted ? EXIT_INTERRUPTED : EXIT_EXCEPTION;
}

static int run(const options_t *options, int argc, char **argv) {
    static const char *const names[] = { "", "-c", "-m" };
    nlr_buf_t nlr;
    mp_hal_set_interrupt_char(CHAR_CTRL_C);
    if (nlr_push(&nlr) == 0) {
        set_path(options);
        set_argv(options->kind == RUN_FILE ? options->what : names[options->kind], argc, argv,
            options->first_arg);
        if (options->kind == RUN_COMMAND) {
            run_source(mp_lexer_new_from_str_len(
                MP_QSTR__lt_string_gt_, options->what, strlen(options->what), 0));
        } else if (options->kind == RUN_MODULE) {
            run_module(options->what, argc, argv, options->first_arg);
        } else if (options->kind == RUN_FILE && strcmp(options->what, "-") == 0) {
            run_source(mp_lexer_new_from_fd(MP_QSTR__lt_stdin_gt_, STDIN_FILENO, false));
        } else if (options->kind == RUN_FILE) {
            run_file(options->what);
        }
        mp_hal_set_interrupt_char(-1);
        mp_handle_pending(true);
        nlr_pop();
        return 0;
    }
    mp_hal_set_interrupt_char(-1);
    mp_handle_pending(false);
    void *exc = nlr.ret_val;
    if (nlr_push(&nlr) == 0) {
        int code = report(MP_OBJ_FROM_PTR(exc));
        nlr_pop();
        return code;
    }
    fputs("exception in printing an exception\n", stderr);
    return EXIT_EXCEPTION;
}

static int serve_prompts(void) {
    int result;
    do {
        result = pyexec_mode_kind == PYEXEC_MODE_RAW_REPL ? pyexec_raw_repl()
                                                          : pyexec_friendly_repl();
    } while (!(result & PYEXEC_FORCED_EXIT));
    return result & 0xff;
}

int standard_run(int argc, char **argv) {
    options_t options = parse_options(argc, argv);
    if (options.kind == RUN_FILE && strcmp(options.what, "-") != 0 && access(options.what, R_OK) < 0) {
        fprintf(stderr, "%s: can't open file '%s': %m\n", argv[0], options.what);
        return EXIT_USAGE;
    }
    // Memory that nobody has touched costs nothing, so the heap may be large.
    char *heap = mmap(NULL, options.heap_bytes, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (heap == MAP_FAILED) {
        fprintf(stderr, "%s: no memory for a heap of %zu bytes\n", argv[0], options.heap_bytes);
        return EXIT_USAGE;
    }
    gc_init(heap, heap + options.heap_bytes);
    mp_init();
    standard_profile_start();

#if HAVE_COMPACT_EVERY
    gc_debug_compact_every(options.compact_every);
#endif

    int code = run(&options, argc, argv);
    if (options.inspect || options.kind == RUN_NOTHING) {
        code = serve_prompts();
    }
    standard_profile_write();
    gc_sweep_all();
    mp_deinit();
    return code;
}
