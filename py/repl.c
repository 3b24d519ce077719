// What a prompt needs to know about Python: whether the text so far is complete, and how a name may go on.
// SPDX-License-Identifier: MIT

#include "py/repl.h"
#include "py/builtin.h"
#include "py/objects/objmodule.h"
#include "py/runtime.h"

#if MICROPY_HELPER_REPL

static bool is_ident(char c) {
    return unichar_isident((byte)c);
}

// ---- is it complete? --------------------------------------------------------------------------------------------

static bool starts_with_word(const char *text, const char *word) {
    size_t len = strlen(word);
    return strncmp(text, word, len) == 0 && !is_ident(text[len]);
}

static bool starts_block(const char *text) {
    static const char words[][6] = { "if", "for", "while", "def", "class", "try", "with", "async" };
    for (size_t i = 0; i < MP_ARRAY_SIZE(words); i++) {
        if (starts_with_word(text, words[i])) {
            return true;
        }
    }
    return *text == '@';
}

// Past a string that starts here; NULL if it is a triple-quoted one that does not end. One that lacks its end on its
// line ends there: that is for the parser to complain about.
static const char *skip_string(const char *p) {
    char quote = *p;
    bool triple = p[1] == quote && p[2] == quote;
    for (p += triple ? 3 : 1; *p; p++) {
        if (*p == '\\' && p[1]) {
            p++;
        } else if (triple ? *p == quote && p[1] == quote && p[2] == quote : *p == quote) {
            return p + (triple ? 3 : 1);
        } else if (*p == '\n' && !triple) {
            return p;
        }
    }
    return triple ? NULL : p;
}

bool mp_repl_continue_with_input(const char *input) {
    int nesting = 0;
    const char *p = input;
    while (*p) {
        char c = *p;
        if (c == '"' || c == '\'') {
            p = skip_string(p);
            if (p == NULL) {
                return true;
            }
            continue;
        }
        if (c == '#') {
            while (p[1] && p[1] != '\n') {
                p++;
            }
        } else if (c == '(' || c == '[' || c == '{') {
            nesting++;
        } else if (c == ')' || c == ']' || c == '}') {
            nesting--;
        } else if (c == '\\' && p[1] == 0) {
            return true;
        }
        p++;
    }
    if (nesting > 0) {
        return true;
    }
    return nesting == 0 && starts_block(input) && p[-1] != '\n';
}

#endif

// ---- completion -------------------------------------------------------------------------------------------------

#if MICROPY_REPL_COMPLETION

#define COLUMN (16)  // width of a column of a list of names
#define LINE (4 * COLUMN)

// What the names found so far have in common.
typedef struct _matches_t {
    const char *prefix;
    size_t prefix_len;
    const char *first;
    size_t common;  // bytes that all of them start with
    size_t n;
    const mp_print_t *print;  // NULL while only counting
    size_t column;
} matches_t;

static void add_match(matches_t *m, const char *name) {
    size_t len = strlen(name);
    if (len < m->prefix_len || memcmp(name, m->prefix, m->prefix_len) != 0
        || (m->prefix_len == 0 && name[0] == '_')) {
        return;
    }
    if (m->print) {
        size_t gap = m->column ? COLUMN - m->column % COLUMN : 0;
        if (m->column + gap + len > LINE) {
            mp_print_str(m->print, "\n");
            m->column = gap = 0;
        }
        m->column += mp_printf(m->print, "%*s%s", (int)gap, "", name);
        return;
    }
    if (m->n++ == 0) {
        m->first = name;
        m->common = len;
    }
    size_t i = 0;
    while (i < m->common && i < len && name[i] == m->first[i]) {
        i++;
    }
    m->common = i;
}

static bool has_attr(mp_obj_t obj, qstr name) {
    mp_obj_t dest[2];
    mp_load_method_protected(obj, name, dest, true);
    return dest[0] != MP_OBJ_NULL;
}

// The names that the object has as attributes; for MP_OBJ_NULL those of built-in modules.
static void find_matches(matches_t *m, mp_obj_t obj) {
    if (obj != MP_OBJ_NULL) {
        size_t n = qstr_total();
        for (qstr q = MP_QSTR_ + 1; q < n; q++) {
            const char *name = qstr_str(q);
            if (strncmp(name, m->prefix, m->prefix_len) == 0 && is_ident(*name) && has_attr(obj, q)) {
                add_match(m, name);
            }
        }
        return;
    }
    const mp_map_t *maps[] = { &mp_builtin_module_map, &mp_builtin_extensible_module_map };
    for (size_t i = 0; i < MP_ARRAY_SIZE(maps); i++) {
        for (size_t j = 0; j < maps[i]->used; j++) {
            add_match(m, qstr_str(MP_OBJ_QSTR_VALUE(maps[i]->table[j].key)));
        }
    }
}

// The object that "a.b." stands for, or MP_OBJ_NULL.
static mp_obj_t find_object(const char *text, const char *end) {
    mp_obj_t obj = MP_OBJ_FROM_PTR(&mp_module___main__);
    while (text < end) {
        const char *dot = memchr(text, '.', end - text);
        qstr name = qstr_find_strn(text, dot - text);
        mp_obj_t dest[2] = { MP_OBJ_NULL, MP_OBJ_NULL };
        if (name != MP_QSTRnull) {
            mp_load_method_protected(obj, name, dest, true);
        }
        if (dest[0] == MP_OBJ_NULL || dest[1] != MP_OBJ_NULL) {
            return MP_OBJ_NULL;
        }
        obj = dest[0];
        text = dot + 1;
    }
    return obj;
}

size_t mp_repl_autocomplete(
    const char *str, size_t len, const mp_print_t *print, const char **compl_str) {
    static const char import[] = "import ";
    const char *end = str + len;
    const char *name = end;
    while (name > str && is_ident(name[-1])) {
        name--;
    }
    const char *chain = name;
    while (chain > str && (is_ident(chain[-1]) || chain[-1] == '.')) {
        chain--;
    }
    bool is_import = chain == name && (size_t)(name - str) >= sizeof(import) - 1
        && memcmp(str, import, sizeof(import) - 1) == 0;
    mp_obj_t obj = is_import ? MP_OBJ_NULL : find_object(chain, name);
    matches_t matches = { .prefix = name, .prefix_len = end - name };
    // Nothing typed matches everything: that is no help except behind a dot or "import".
    if ((obj == MP_OBJ_NULL && !is_import) || (chain == name && name == end && !is_import)) {
        return 0;
    }
    find_matches(&matches, obj);
    if (name == str && len > 1 && len < sizeof(import) - 1 && memcmp(str, import, len) == 0) {
        add_match(&matches, import);
    }
    if (matches.n == 0) {
        return 0;
    }
    if (matches.common > matches.prefix_len || matches.n == 1) {
        *compl_str = matches.first + matches.prefix_len;
        return matches.common - matches.prefix_len;
    }
    matches.print = print;
    mp_print_str(print, "\n");
    find_matches(&matches, obj);
    mp_print_str(print, "\n");
    return (size_t)-1;
}

#endif  // MICROPY_REPL_COMPLETION
