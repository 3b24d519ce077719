// help(): a welcome, the list of modules, or what an object offers.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/objects/iterators.h"
#include "py/objects/objmodule.h"
#include "py/runtime.h"

#if MICROPY_PY_BUILTINS_HELP

// A port tells its own with MICROPY_PY_BUILTINS_HELP_TEXT, the name of an array of char.
#ifndef MICROPY_PY_BUILTINS_HELP_TEXT
#define MICROPY_PY_BUILTINS_HELP_TEXT default_help_text
static const char default_help_text[] =
    "Python for microcontrollers.\n"
    "\n"
    "Keys at the prompt:\n"
    "  CTRL-A        on a blank line, enter raw REPL mode\n"
    "  CTRL-B        on a blank line, enter normal REPL mode\n"
    "  CTRL-C        interrupt a running program\n"
    "  CTRL-D        on a blank line, leave or reset\n"
    "  CTRL-E        on a blank line, enter paste mode\n"
    "\n"
    "help(obj) tells about an object, help('modules') lists the modules.\n";
#endif

#define MODULES_PER_LINE (4)

static void print_modules(void) {
    mp_obj_t names = mp_obj_new_list(0, NULL);
    const mp_map_t *maps[] = { &mp_builtin_module_map, &mp_builtin_extensible_module_map };
    for (size_t m = 0; m < MP_ARRAY_SIZE(maps); m++) {
        for (size_t i = 0; i < maps[m]->used; i++) {
            mp_obj_list_append(names, maps[m]->table[i].key);
        }
    }
    mp_map_t no_kwargs;
    mp_map_init_fixed_table(&no_kwargs, 0, NULL);
    mp_obj_list_sort(1, &names, &no_kwargs);
    size_t n;
    mp_obj_t *items;
    mp_obj_list_get(names, &n, &items);
    for (size_t i = 0; i < n; i++) {
        bool last = i % MODULES_PER_LINE == MODULES_PER_LINE - 1 || i == n - 1;
        mp_printf(&mp_plat_print, last ? "%s\n" : "%-18s", mp_obj_str_get_str(items[i]));
    }
#if MICROPY_ENABLE_EXTERNAL_IMPORT
    mp_print_str(&mp_plat_print, "Plus any modules on the filesystem\n");
#endif
}

static void print_object(mp_obj_t o) {
    const mp_print_t *print = &mp_plat_print;
    const mp_obj_type_t *type = mp_obj_get_type(o);
    mp_print_str(print, "object ");
    mp_obj_print_helper(print, o, PRINT_STR);
    mp_printf(print, " is of type %q\n", (qstr)type->name);
    const mp_map_t *map = NULL;
    if (type == &mp_type_module) {
        map = &mp_obj_module_get_globals(o)->map;
    } else {
        if (type == &mp_type_type) {
            type = MP_OBJ_TO_PTR(o);
        }
        if (MP_OBJ_TYPE_HAS_SLOT(type, locals_dict)) {
            map = &MP_OBJ_TYPE_GET_SLOT(type, locals_dict)->map;
        }
    }
    size_t cur = 0;
    const mp_map_elem_t *elem;
    while (map != NULL && (elem = mp_map_next(map, &cur)) != NULL) {
        mp_obj_t value = elem->value;
        mp_print_str(print, "  ");
        mp_obj_print_helper(print, elem->key, PRINT_STR);
        mp_print_str(print, " -- ");
        mp_obj_print_helper(print, value, PRINT_STR);
        mp_print_str(print, "\n");
    }
}

static mp_obj_t builtin_help(size_t n_args, const mp_obj_t *args) {
    if (n_args == 0) {
        mp_print_str(&mp_plat_print, MICROPY_PY_BUILTINS_HELP_TEXT);
    } else if (args[0] == MP_OBJ_NEW_QSTR(MP_QSTR_modules)) {
        print_modules();
    } else {
        print_object(args[0]);
    }
    return mp_const_none;
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin_help_obj, 0, 1, builtin_help);

#endif  // MICROPY_PY_BUILTINS_HELP
