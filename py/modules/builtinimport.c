// The import statement: built-in modules, and modules and packages in files found through sys.path.
// SPDX-License-Identifier: MIT

#include "py/builtin.h"
#include "py/lexer.h"
#include "py/objects/objmodule.h"
#include "py/runtime.h"

#if MICROPY_ENABLE_EXTERNAL_IMPORT || MICROPY_MODULE___ALL__
static mp_obj_t find_global(mp_obj_dict_t *globals, qstr name) {
    mp_map_elem_t *elem = mp_map_lookup(&globals->map, MP_OBJ_NEW_QSTR(name), MP_MAP_LOOKUP);
    return elem ? elem->value : MP_OBJ_NULL;
}
#endif

// ---- files ------------------------------------------------------------------------------------------------------

#if MICROPY_ENABLE_EXTERNAL_IMPORT

static mp_import_stat_t stat_with(vstr_t *path, const char *suffix) {
    vstr_add_str(path, suffix);
    return mp_import_stat(vstr_null_terminated_str(path));
}

// Looks for a package or a file of that name in a folder; path becomes its path.
static mp_import_stat_t find_in(vstr_t *path, mp_obj_t folder, const char *name) {
    size_t len;
    const char *text = mp_obj_str_get_data(folder, &len);
    vstr_reset(path);
    vstr_add_strn(path, text, len);
    if (len && text[len - 1] != '/') {
        vstr_add_byte(path, '/');
    }
    mp_import_stat_t stat = stat_with(path, name);
    return stat == MP_IMPORT_STAT_DIR ? stat : stat_with(path, ".py");
}

// parent_path: where submodules of the parent package are, or MP_OBJ_NULL for sys.path.
static mp_import_stat_t find_file(vstr_t *path, mp_obj_t parent_path, const char *name) {
    if (parent_path != MP_OBJ_NULL) {
        return find_in(path, parent_path, name);
    }
#if MICROPY_PY_SYS && MICROPY_PY_SYS_PATH
    size_t n;
    mp_obj_t *folders;
    mp_obj_get_array(MP_STATE_VM(sys_path), &n, &folders);
    for (size_t i = 0; i < n; i++) {
        mp_import_stat_t stat = find_in(path, folders[i], name);
        if (stat != MP_IMPORT_STAT_NO_EXIST) {
            return stat;
        }
    }
    return MP_IMPORT_STAT_NO_EXIST;
#else
    return find_in(path, MP_OBJ_NEW_QSTR(MP_QSTR_), name);
#endif
}

static void run_file(mp_obj_t module, vstr_t *path) {
    mp_obj_dict_t *globals = mp_obj_module_get_globals(module);
    qstr file = qstr_from_strn(path->buf, path->len);
#if MICROPY_MODULE___FILE__
    mp_obj_dict_store(
        MP_OBJ_FROM_PTR(globals), MP_OBJ_NEW_QSTR(MP_QSTR___file__), MP_OBJ_NEW_QSTR(file));
#endif
    mp_parse_compile_execute(mp_lexer_new_from_file(file), MP_PARSE_FILE_INPUT, globals, globals);
}

static void run_module(mp_obj_t module, vstr_t *path, mp_import_stat_t stat) {
    if (stat == MP_IMPORT_STAT_DIR) {
        mp_obj_dict_t *globals = mp_obj_module_get_globals(module);
        mp_obj_dict_store(MP_OBJ_FROM_PTR(globals), MP_OBJ_NEW_QSTR(MP_QSTR___path__),
            mp_obj_new_str(path->buf, path->len));
        stat = stat_with(path, "/__init__.py");
    }
    if (stat == MP_IMPORT_STAT_FILE) {
        run_file(module, path);
    }
}

// A module whose code raises is forgotten.
static MP_NOINLINE void run_or_forget(
    qstr full_name, mp_obj_t module, vstr_t *path, mp_import_stat_t stat) {
    nlr_buf_t nlr;
    if (nlr_push(&nlr) == 0) {
        run_module(module, path, stat);
        nlr_pop();
        return;
    }
    mp_map_lookup(&MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(full_name),
        MP_MAP_LOOKUP_REMOVE_IF_FOUND);
    nlr_jump(nlr.ret_val);
}

// The module, or MP_OBJ_NULL if there is no such file.
static mp_obj_t load_from_file(qstr full_name, mp_obj_t parent_path, const char *name) {
    vstr_t path;
    vstr_init(&path, 32);
    mp_obj_t module = MP_OBJ_NULL;
    mp_import_stat_t stat = find_file(&path, parent_path, name);
    if (stat != MP_IMPORT_STAT_NO_EXIST) {
        module = mp_obj_new_module(full_name);
        run_or_forget(full_name, module, &path, stat);
    }
    vstr_clear(&path);
    return module;
}

#endif

// ---- modules ----------------------------------------------------------------------------------------------------

// A module that is not in sys.modules. parent is MP_OBJ_NULL for one at the top, else the package it is in.
static mp_obj_t load_module(mp_obj_t parent, qstr full_name, const char *name) {
    mp_obj_t module = mp_module_get_builtin(full_name, false);
    if (module != MP_OBJ_NULL) {
        return module;
    }
#if MICROPY_ENABLE_EXTERNAL_IMPORT
    mp_obj_t parent_path = MP_OBJ_NULL;
    bool is_found = parent == MP_OBJ_NULL;
    if (!is_found && mp_obj_is_type(parent, &mp_type_module)) {
        parent_path = find_global(mp_obj_module_get_globals(parent), MP_QSTR___path__);
        is_found = parent_path != MP_OBJ_NULL;
    }
    if (is_found) {
        module = load_from_file(full_name, parent_path, name);
    }
#endif
    if (module == MP_OBJ_NULL) {
        module = mp_module_get_builtin(full_name, true);
    }
    if (MICROPY_CPYTHON_COMPAT && module == MP_OBJ_NULL && parent == MP_OBJ_NULL && name[0] == 'u') {
        // "utime" is the built-in time, whether or not a file time.py stands before it.
        qstr plain = qstr_find_strn(name + 1, strlen(name + 1));
        module = plain ? mp_module_get_builtin(plain, true) : MP_OBJ_NULL;
    }
    if (module == MP_OBJ_NULL) {
        mp_raise_msg_brief(&mp_type_ImportError, MP_ERROR_TEXT("no such module"),
            MP_ERROR_TEXT("no module named '%q'"), full_name);
    }
    return module;
}

static mp_map_elem_t *find_loaded(qstr full_name) {
    return mp_map_lookup(
        &MP_STATE_VM(mp_loaded_modules_dict).map, MP_OBJ_NEW_QSTR(full_name), MP_MAP_LOOKUP);
}

#if MICROPY_ENABLE_EXTERNAL_IMPORT

// The module with this absolute, dotted name, after importing every package on the way to it. *top is the first.
static mp_obj_t import_module(qstr full_name, mp_obj_t *top) {
    const char *text = qstr_str(full_name);
    size_t len = qstr_len(full_name);
    mp_obj_t parent = MP_OBJ_NULL;
    for (size_t start = 0, end = 0; end < len; start = end + 1) {
        const char *dot = memchr(text + start, '.', len - start);
        end = dot ? (size_t)(dot - text) : len;
        qstr so_far = qstr_from_strn(text, end);
        qstr name = qstr_from_strn(text + start, end - start);
        mp_map_elem_t *loaded = find_loaded(so_far);
        mp_obj_t module = loaded ? loaded->value : load_module(parent, so_far, qstr_str(name));
        if (parent == MP_OBJ_NULL) {
            *top = module;
        } else if (!loaded && mp_obj_is_type(parent, &mp_type_module)
            && !mp_obj_module_get_globals(parent)->map.is_fixed) {
            mp_store_attr(parent, name, module);
        }
        parent = module;
    }
    return parent;
}

// PEP 328: a name that starts with `level` dots, as seen from the module whose code is running.
static qstr resolve_relative(qstr name, mp_int_t level) {
    mp_obj_dict_t *globals = mp_globals_get();
    mp_obj_t current = find_global(globals, MP_QSTR___name__);
    size_t len = 0;
    const char *text = current == MP_OBJ_NULL ? "" : mp_obj_str_get_data(current, &len);
    if (find_global(globals, MP_QSTR___path__) != MP_OBJ_NULL) {
        level--;
    }
    for (; level > 0; level--) {
        while (len > 0 && text[len - 1] != '.') {
            len--;
        }
        if (len == 0) {
            mp_raise_msg(
                &mp_type_ImportError, MP_ERROR_TEXT("no parent package for relative import"));
        }
        len--;
    }
    vstr_t full;
    vstr_init(&full, 32);
    vstr_add_strn(&full, text, len);
    if (qstr_len(name)) {
        vstr_add_byte(&full, '.');
        vstr_add_str(&full, qstr_str(name));
    }
    qstr full_name = qstr_from_strn(full.buf, full.len);
    vstr_clear(&full);
    return full_name;
}

#else

// Without files there are no packages: no name with a dot is found, nor one that begins with dots.
static mp_obj_t import_module(qstr full_name, mp_obj_t *top) {
    mp_map_elem_t *loaded = find_loaded(full_name);
    *top = loaded ? loaded->value : load_module(MP_OBJ_NULL, full_name, qstr_str(full_name));
    return *top;
}

static qstr resolve_relative(qstr name, mp_int_t level) {
    (void)name, (void)level;
    mp_raise_msg(&mp_type_ImportError, MP_ERROR_TEXT("no such module"));
}

#endif

// ---- the statement ----------------------------------------------------------------------------------------------

mp_obj_t mp_import_name(qstr name, mp_obj_t fromlist, mp_obj_t level_in) {
    mp_int_t level = mp_obj_get_int(level_in);
    if (name == MP_QSTRnull) {
        name = MP_QSTR_;
    }
    if (level > 0) {
        name = resolve_relative(name, level);
    } else if (name == MP_QSTR_) {
        mp_raise_msg_brief(&mp_type_ValueError, MP_ERROR_TEXT("no such module"),
            MP_ERROR_TEXT("empty module name"));
    }
    mp_obj_t top = MP_OBJ_NULL;
    mp_obj_t module = import_module(name, &top);
    return fromlist == mp_const_none && level == 0 ? top : module;
}

// __import__(name, globals, locals, fromlist, level); relative names are seen from the caller, not from globals.
mp_obj_t mp_builtin___import__(size_t n_args, const mp_obj_t *args) {
    return mp_import_name(mp_obj_str_get_qstr(args[0]),
        n_args > 3 && mp_obj_is_true(args[3]) ? args[3] : mp_const_none,
        n_args > 4 ? args[4] : MP_OBJ_NEW_SMALL_INT(0));
}
MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(mp_builtin___import___obj, 1, 5, mp_builtin___import__);

mp_obj_t mp_import_from(mp_obj_t module, qstr name) {
    mp_obj_t dest[2];
    mp_load_method_maybe(module, name, dest);
    if (dest[0] != MP_OBJ_NULL) {
        return dest[1] == MP_OBJ_NULL ? dest[0] : mp_load_attr(module, name);
    }
#if MICROPY_ENABLE_EXTERNAL_IMPORT
    if (mp_obj_is_type(module, &mp_type_module)) {
        mp_obj_dict_t *globals = mp_obj_module_get_globals(module);
        if (find_global(globals, MP_QSTR___path__) != MP_OBJ_NULL) {
            vstr_t full;
            vstr_init(&full, 32);
            vstr_printf(
                &full, "%s.%q", mp_obj_str_get_str(find_global(globals, MP_QSTR___name__)), name);
            qstr full_name = qstr_from_strn(full.buf, full.len);
            vstr_clear(&full);
            return import_module(full_name, &dest[0]);
        }
    }
#endif
    mp_raise_msg_brief(&mp_type_ImportError, MP_ERROR_TEXT("no such attribute"),
        MP_ERROR_TEXT("cannot import name '%q'"), name);
}

void mp_import_all(mp_obj_t module) {
    if (!mp_obj_is_type(module, &mp_type_module)) {
        mp_raise_msg_brief(&mp_type_TypeError, MP_ERROR_TEXT("no such module"),
            MP_ERROR_TEXT("can only import * from a module"));
    }
    mp_obj_dict_t *globals = mp_obj_module_get_globals(module);
#if MICROPY_MODULE___ALL__
    mp_obj_t all = find_global(globals, MP_QSTR___all__);
    if (all != MP_OBJ_NULL) {
        size_t n;
        mp_obj_t *names;
        mp_obj_get_array(all, &n, &names);
        for (size_t i = 0; i < n; i++) {
            qstr name = mp_obj_str_get_qstr(names[i]);
            mp_store_name(name, mp_import_from(module, name));
        }
        return;
    }
#endif
    mp_map_t *map = &globals->map;
    for (size_t i = 0; i < map->alloc; i++) {
        if (mp_map_slot_is_filled(map, i) && mp_obj_is_str(map->table[i].key)) {
            qstr name = mp_obj_str_get_qstr(map->table[i].key);
            if (qstr_str(name)[0] != '_') {
                mp_store_name(name, map->table[i].value);
            }
        }
    }
}
