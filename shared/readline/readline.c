// Editing one line on a terminal: cursor, history, completion, indentation. Positions are in bytes
// of UTF-8; the cursor moves by characters, each of which is taken to be one column wide.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <string.h>

#include "py/mphal.h"
#include "py/mpstate.h"
#include "py/repl.h"
#include "py/runtime.h"
#include "shared/readline/readline.h"

#define KEY_TAB (9)
#define KEY_BACKSPACE (8)
#define KEY_ESCAPE (27)
#define KEY_DELETE (127)

#define INDENT (4)

// Whether a byte continues a character. The smallest firmwares take every byte for one.
#define CONTINUES(c) (MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES && UTF8_IS_CONT(c))

// Progress through an escape sequence: ESC, then '[' or 'O', digits, and a final byte.
enum { ESC_NONE, ESC_STARTED, ESC_SEQUENCE };

static struct {
    vstr_t *line;
    const char *prompt;
    size_t start;  // where this line begins in `line`
    size_t cursor;
    uint8_t escape;
    uint8_t escape_arg;  // the first number of the sequence
    uint8_t last;        // the byte before this one
#if MICROPY_READLINE_HISTORY_SIZE
    uint8_t history_at;  // 0: the line being typed; n: the nth newest of the history
#endif
#if MICROPY_REPL_AUTO_INDENT
    uint8_t indent_left;  // spaces put in for the user that typed spaces may still stand for
    bool indent_typed;    // the user indents this text himself, so no more is put in
#endif
} rl;

// ---- the terminal ------------------------------------------------------------------------------

static void put(const char *s, size_t n) {
    mp_hal_stdout_tx_strn(s, n);
}

static void put_str(const char *s) {
    put(s, strlen(s));
}

// Columns that n bytes take: one for each that does not continue a character.
static size_t columns(const char *s, size_t n) {
    size_t width = 0;
    while (n--) {
        width += !CONTINUES(*s);
        s++;
    }
    return width;
}

static void move_back(size_t width) {
    static const char backspaces[] = "\b\b\b\b\b\b\b\b";
    for (size_t n; width > 0; width -= n) {
        n = MIN(width, sizeof(backspaces) - 1);
        put(backspaces, n);
    }
}

// Shows the line anew from a position on; the terminal's cursor stands there, and ends at
// rl.cursor.
static void redraw_from(size_t pos) {
    const char *s = rl.line->buf;
    put_str("\x1b[K");
    put(s + pos, rl.line->len - pos);
    move_back(columns(s + rl.cursor, rl.line->len - rl.cursor));
}

// ---- moving and editing ------------------------------------------------------------------------

static size_t before(size_t pos) {
    while (pos > rl.start && CONTINUES(rl.line->buf[--pos])) {
    }
    return pos;
}

static size_t behind(size_t pos) {
    if (pos < rl.line->len) {
        pos++;
    }
    while (pos < rl.line->len && CONTINUES(rl.line->buf[pos])) {
        pos++;
    }
    return pos;
}

static void move_to(size_t pos) {
    const char *s = rl.line->buf;
    if (pos < rl.cursor) {
        move_back(columns(s + pos, rl.cursor - pos));
    } else {
        put(s + rl.cursor, pos - rl.cursor);
    }
    rl.cursor = pos;
}

static void erase(size_t from, size_t to) {
    move_to(from);
    if (to > from) {
        vstr_cut_out_bytes(rl.line, from, to - from);
        redraw_from(from);
    }
}

static void insert(const char *s, size_t n) {
    char *room = vstr_ins_blank_bytes(rl.line, rl.cursor, n);
    memcpy(room, s, n);
    rl.cursor += n;
    put(s, n);
    if (rl.cursor < rl.line->len) {
        redraw_from(rl.cursor);
    }
}

// The bytes of one character arrive one after another. Inside a line the terminal gets them
// together, before the rest of the line: an escape sequence among them would spoil the character.
static void insert_byte(int c) {
    char byte = c;
    if (!MICROPY_CONFIG_ROM_LEVEL_AT_LEAST_CORE_FEATURES || rl.cursor == rl.line->len) {
        insert(&byte, 1);
        return;
    }
    vstr_ins_byte(rl.line, rl.cursor++, byte);
    size_t first = before(rl.cursor);
    const char *s = rl.line->buf + first;
    uint8_t lead = *s;
    size_t size = lead < 0xc0 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    if (rl.cursor - first >= size) {
        put(s, rl.cursor - first);
        redraw_from(rl.cursor);
    }
}

#if MICROPY_REPL_AUTO_INDENT || MICROPY_REPL_COMPLETION
static bool blank_before_cursor(void) {
    const char *s = rl.line->buf;
    for (size_t i = rl.start; i < rl.cursor; i++) {
        if (s[i] != ' ') {
            return false;
        }
    }
    return true;
}
#endif

// Within the indentation a whole step goes at once.
static void backspace(void) {
    size_t from = before(rl.cursor);
#if MICROPY_REPL_AUTO_INDENT
    size_t column = rl.cursor - rl.start;
    if (column > 0 && blank_before_cursor()) {
        from = rl.start + (column - 1) / INDENT * INDENT;
    }
#endif
    erase(from, rl.cursor);
}

// ---- history -----------------------------------------------------------------------------------

#if MICROPY_READLINE_HISTORY_SIZE

MP_REGISTER_ROOT_POINTER(const char *readline_hist[MICROPY_READLINE_HISTORY_SIZE]);

void readline_init0(void) {
    memset(MP_STATE_PORT(readline_hist), 0, sizeof(MP_STATE_PORT(readline_hist)));
}

void readline_push_history(const char *line) {
    const char **history = MP_STATE_PORT(readline_hist);
    if (line[strspn(line, " ")] == '\0' || (history[0] && strcmp(history[0], line) == 0)) {
        return;
    }
    size_t size = strlen(line) + 1;
    char *copy = gc_alloc(size, GC_KIND_LEAF);
    if (copy) {
        memcpy(copy, line, size);
        memmove(&history[1], &history[0], (MICROPY_READLINE_HISTORY_SIZE - 1) * sizeof(*history));
        history[0] = copy;
    }
}

static void recall(int step) {
    int n = rl.history_at + step;
    if (n < 0 || n > MICROPY_READLINE_HISTORY_SIZE
        || (n > 0 && MP_STATE_PORT(readline_hist)[n - 1] == NULL)) {
        return;
    }
    erase(rl.start, rl.line->len);
    rl.history_at = n;
    if (n > 0) {
        const char *line = MP_STATE_PORT(readline_hist)[n - 1];
        insert(line, strlen(line));
    }
}

#else

void readline_init0(void) {
}

void readline_push_history(const char *line) {
    (void)line;
}

static void recall(int step) {
    (void)step;
}

#endif

// ---- completion and indentation ----------------------------------------------------------------

#if MICROPY_REPL_COMPLETION

static void complete(void) {
    if (blank_before_cursor()) {
        insert("    ", INDENT - (rl.cursor - rl.start) % INDENT);
        return;
    }
    const char *completion;
    size_t n = mp_repl_autocomplete(
        rl.line->buf + rl.start, rl.cursor - rl.start, &mp_plat_print, &completion);
    if (n == (size_t)-1) {
        // The candidates were printed on lines of their own.
        put_str(rl.prompt);
        put(rl.line->buf + rl.start, rl.cursor - rl.start);
        redraw_from(rl.cursor);
    } else if (n > 0) {
        insert(completion, n);
    }
}

#else

static void complete(void) {
}

#endif

#if MICROPY_REPL_AUTO_INDENT

// Where the line that ends here begins, and how many spaces it starts with.
static size_t line_of(size_t end, size_t *indent) {
    const char *text = rl.line->buf;
    size_t begin = end;
    while (begin > 0 && text[begin - 1] != '\n') {
        begin--;
    }
    *indent = 0;
    while (begin + *indent < end && text[begin + *indent] == ' ') {
        (*indent)++;
    }
    return begin;
}

// Begins a line inside a block with the indentation of the one before it, one step deeper after a
// colon, unless the last two were blank.
static void auto_indent(void) {
    rl.indent_left = 0;
    if (rl.start == 0) {
        rl.indent_typed = false;
    }
    if (rl.start == 0 || rl.indent_typed) {
        return;
    }
    size_t end = rl.start - 1, indent, indent_before;
    size_t begin = line_of(end, &indent);
    if (begin > 0 && begin + indent == end) {
        size_t begin_before = line_of(begin - 1, &indent_before);
        if (begin_before + indent_before == begin - 1) {
            return;
        }
    }
    indent += end > 0 && rl.line->buf[end - 1] == ':' ? INDENT : 0;
    for (size_t i = 0; i < indent; i++) {
        insert(" ", 1);
    }
    rl.indent_left = MIN(indent, 255);
}

// Nothing of the user's is in the line, which thus counts as empty for Ctrl-D: input that ends here must not wait for
// a key that is not to come.
static bool only_auto_indent(void) {
    return rl.indent_left > 0 && rl.cursor == rl.line->len;
}

// Text that comes with its own indentation, pasted or typed from habit, must not be indented twice:
// spaces typed at the start of a line stand for those put in, as far as these go. From then on the
// user's own indentation counts for the rest of the text. Returns whether the byte is dealt with.
static bool indentation_typed(int c) {
    if (c == ' ' && rl.indent_left > 0) {
        rl.indent_left--;
        rl.indent_typed = true;
        return true;
    }
    size_t excess = rl.indent_left;
    rl.indent_left = 0;
    if (excess > 0 && rl.indent_typed && c > ' ' && c < KEY_DELETE) {
        erase(rl.cursor - excess, rl.cursor);
    }
    return false;
}

#else

static void auto_indent(void) {
}

static bool only_auto_indent(void) {
    return false;
}

static bool indentation_typed(int c) {
    (void)c;
    return false;
}

#endif

// ---- keys --------------------------------------------------------------------------------------

#if MICROPY_REPL_EMACS_KEYS

static size_t word_before(size_t pos) {
    const char *s = rl.line->buf;
    while (pos > rl.start && s[pos - 1] == ' ') {
        pos--;
    }
    while (pos > rl.start && s[pos - 1] != ' ') {
        pos--;
    }
    return pos;
}

static void control_key(int c) {
    switch (c) {
        case CHAR_CTRL_A:
            move_to(rl.start);
            break;
        case CHAR_CTRL_B:
            move_to(before(rl.cursor));
            break;
        case CHAR_CTRL_D:
            erase(rl.cursor, behind(rl.cursor));
            break;
        case CHAR_CTRL_E:
            move_to(rl.line->len);
            break;
        case CHAR_CTRL_F:
            move_to(behind(rl.cursor));
            break;
        case CHAR_CTRL_K:
            erase(rl.cursor, rl.line->len);
            break;
        case CHAR_CTRL_N:
            recall(-1);
            break;
        case CHAR_CTRL_P:
            recall(1);
            break;
        case CHAR_CTRL_U:
            erase(rl.start, rl.cursor);
            break;
        case CHAR_CTRL_W:
            erase(word_before(rl.cursor), rl.cursor);
            break;
    }
}

#else

static void control_key(int c) {
    (void)c;
}

#endif

// The keys of a VT100 and of xterm: letters, or a number and a tilde.
static void escape_key(int final) {
    switch (final == '~' ? rl.escape_arg : final) {
        case 'A':
            recall(1);
            break;
        case 'B':
            recall(-1);
            break;
        case 'C':
            move_to(behind(rl.cursor));
            break;
        case 'D':
            move_to(before(rl.cursor));
            break;
        case 'H':
        case 1:
        case 7:
            move_to(rl.start);
            break;
        case 'F':
        case 4:
        case 8:
            move_to(rl.line->len);
            break;
        case 3:
            erase(rl.cursor, behind(rl.cursor));
            break;
    }
}

static void escape_byte(int c) {
    if (rl.escape == ESC_STARTED) {
        rl.escape = c == '[' || c == 'O' ? ESC_SEQUENCE : ESC_NONE;
        rl.escape_arg = 0;
    } else if (c >= '0' && c <= '9') {
        rl.escape_arg = rl.escape_arg * 10 + c - '0';
    } else if (c < ' ' || c >= '@') {
        rl.escape = ESC_NONE;
        escape_key(c);
    }
}

static int finish_line(void) {
    put("\r\n", 2);
    readline_push_history(vstr_null_terminated_str(rl.line) + rl.start);
    return 0;
}

int readline_process_char(int c) {
    int last = rl.last;
    rl.last = c;
    if (c == CHAR_CTRL_C) {
        return c;
    }
    if (rl.escape != ESC_NONE) {
        escape_byte(c);
        return -1;
    }
    if (c == CHAR_CTRL_D && only_auto_indent()) {
        return c;
    }
    if (rl.line->len == rl.start
        && (c == CHAR_CTRL_A || c == CHAR_CTRL_B || c == CHAR_CTRL_D || c == CHAR_CTRL_E)) {
        return c;
    }
    if (indentation_typed(c)) {
        return -1;
    }
    if (c == '\r' || (c == '\n' && last != '\r')) {
        return finish_line();
    }
    if (c == KEY_BACKSPACE || c == KEY_DELETE) {
        backspace();
    } else if (c == KEY_ESCAPE) {
        rl.escape = ESC_STARTED;
    } else if (c == KEY_TAB) {
        complete();
    } else if (c >= ' ') {
        insert_byte(c);
    } else {
        control_key(c);
    }
    return -1;
}

void readline_note_newline(const char *prompt) {
    rl.prompt = prompt;
    rl.start = rl.cursor = rl.line->len;
    rl.escape = ESC_NONE;
#if MICROPY_READLINE_HISTORY_SIZE
    rl.history_at = 0;
#endif
    put_str(prompt);
    auto_indent();
}

void readline_init(vstr_t *line, const char *prompt) {
    rl.line = line;
    readline_note_newline(prompt);
}

int readline(vstr_t *line, const char *prompt) {
    readline_init(line, prompt);
    int result;
    do {
        result = readline_process_char(mp_hal_stdin_rx_chr());
    } while (result < 0);
    return result;
}

void readline_skip(void) {
    while (rl.last != '\r' && rl.last != '\n' && rl.last != CHAR_CTRL_C && rl.last != CHAR_CTRL_D) {
        rl.last = mp_hal_stdin_rx_chr();
    }
}
