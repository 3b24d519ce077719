// The micropython module: the state of the memory, and what programs with interrupts need.
// SPDX-License-Identifier: MIT
#include "py/builtin.h"
#include "py/heap/heap.h"
#include "py/mphal.h"
#include "py/runtime.h"
#include "py/stackctrl.h"

#if MICROPY_PY_MICROPYTHON

// opt_level([n]): kept for programs that set it; nothing depends on it.
static mp_obj_t micropython_opt_level(size_t n_args, const mp_obj_t *args) {
    static uint8_t level;
    if (n_args == 0) {
        return MP_OBJ_NEW_SMALL_INT(level);
    }
    level = (uint8_t)mp_obj_get_int(args[0]);
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(micropython_opt_level_obj, 0, 1, micropython_opt_level);

#if MICROPY_PY_MICROPYTHON_MEM_INFO

// mem_info([verbose])
mp_obj_t mp_micropython_mem_info(size_t n_args, const mp_obj_t *args) {
    (void)args;
#if MICROPY_STACK_CHECK
    mp_printf(&mp_plat_print, "stack: " UINT_FMT " out of " UINT_FMT "\n",
        (mp_uint_t)mp_stack_usage(), (mp_uint_t)MP_STATE_THREAD(stack_limit));
#else
    mp_printf(&mp_plat_print, "stack: " UINT_FMT "\n", (mp_uint_t)mp_stack_usage());
#endif
    gc_dump_info(&mp_plat_print);
    if (n_args == 1) {
        gc_dump_alloc_table(&mp_plat_print);
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(micropython_mem_info_obj, 0, 1, mp_micropython_mem_info);

// qstr_info([verbose])
static mp_obj_t micropython_qstr_info(size_t n_args, const mp_obj_t *args) {
    (void)args;
    size_t n_pool, n_qstr, n_str_data_bytes, n_total_bytes;
    qstr_pool_info(&n_pool, &n_qstr, &n_str_data_bytes, &n_total_bytes);
    mp_printf(&mp_plat_print,
        "qstr pool: n_pool=%u, n_qstr=%u, n_str_data_bytes=%u, n_total_bytes=%u\n",
        (unsigned)n_pool, (unsigned)n_qstr, (unsigned)n_str_data_bytes, (unsigned)n_total_bytes);
    if (n_args == 1) {
        qstr_dump_data();
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_VAR_BETWEEN(micropython_qstr_info_obj, 0, 1, micropython_qstr_info);

#endif

#if MICROPY_PY_MICROPYTHON_STACK_USE
static mp_obj_t micropython_stack_use(void) {
    return MP_OBJ_NEW_SMALL_INT(mp_stack_usage());
}
static MP_DEFINE_CONST_FUN_OBJ_0(micropython_stack_use_obj, micropython_stack_use);
#endif

static mp_obj_t micropython_heap_lock(void) {
    gc_lock();
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_0(micropython_heap_lock_obj, micropython_heap_lock);

// heap_unlock() -> how often it is still locked
static mp_obj_t micropython_heap_unlock(void) {
    if (!gc_is_locked()) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("heap is not locked"));
    }
    gc_unlock();
    return MP_OBJ_NEW_SMALL_INT(MP_STATE_MEM(gc_lock_depth));
}
static MP_DEFINE_CONST_FUN_OBJ_0(micropython_heap_unlock_obj, micropython_heap_unlock);

static mp_obj_t micropython_heap_locked(void) {
    return MP_OBJ_NEW_SMALL_INT(MP_STATE_MEM(gc_lock_depth));
}
static MP_DEFINE_CONST_FUN_OBJ_0(micropython_heap_locked_obj, micropython_heap_locked);

#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
static MP_DEFINE_CONST_FUN_OBJ_1(
    micropython_alloc_emergency_exception_buf_obj, mp_alloc_emergency_exception_buf);
#endif

#if MICROPY_KBD_EXCEPTION
// Provided by whoever reads the console, unless the port has it as a macro.
#ifndef mp_hal_set_interrupt_char
void mp_hal_set_interrupt_char(int c);
#endif

// kbd_intr(char): -1 for none
static mp_obj_t micropython_kbd_intr(mp_obj_t chr) {
    mp_hal_set_interrupt_char((int)mp_obj_get_int(chr));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(micropython_kbd_intr_obj, micropython_kbd_intr);
#endif

#if MICROPY_ENABLE_SCHEDULER
static mp_obj_t micropython_schedule(mp_obj_t function, mp_obj_t arg) {
    if (!mp_sched_schedule(function, arg)) {
        mp_raise_msg(&mp_type_RuntimeError, MP_ERROR_TEXT("schedule queue full"));
    }
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_2(micropython_schedule_obj, micropython_schedule);
#endif

#if MICROPY_DEBUG_ALLOC_FAIL
static mp_obj_t micropython_alloc_fail(mp_obj_t n) {
    gc_debug_fail_after((size_t)mp_obj_get_int(n));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(micropython_alloc_fail_obj, micropython_alloc_fail);

static mp_obj_t micropython_collect_every(mp_obj_t n) {
    gc_debug_collect_every((size_t)mp_obj_get_int(n));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(micropython_collect_every_obj, micropython_collect_every);

#if MICROPY_GC_COMPACT
static mp_obj_t micropython_compact_every(mp_obj_t n) {
    gc_debug_compact_every((size_t)mp_obj_get_int(n));
    return mp_const_none;
}
static MP_DEFINE_CONST_FUN_OBJ_1(micropython_compact_every_obj, micropython_compact_every);
#endif
#endif

static MP_DEFINE_CONST_FUN_OBJ_1(micropython_const_obj, mp_identity);

static const mp_rom_map_elem_t mp_module_micropython_globals_table[] = {
    { MP_ROM_QSTR(MP_QSTR___name__), MP_ROM_QSTR(MP_QSTR_micropython) },
    { MP_ROM_QSTR(MP_QSTR_const), MP_ROM_PTR(&micropython_const_obj) },
    { MP_ROM_QSTR(MP_QSTR_opt_level), MP_ROM_PTR(&micropython_opt_level_obj) },
#if MICROPY_PY_MICROPYTHON_MEM_INFO
    { MP_ROM_QSTR(MP_QSTR_mem_info), MP_ROM_PTR(&micropython_mem_info_obj) },
    { MP_ROM_QSTR(MP_QSTR_qstr_info), MP_ROM_PTR(&micropython_qstr_info_obj) },
#endif
#if MICROPY_PY_MICROPYTHON_STACK_USE
    { MP_ROM_QSTR(MP_QSTR_stack_use), MP_ROM_PTR(&micropython_stack_use_obj) },
#endif
    { MP_ROM_QSTR(MP_QSTR_heap_lock), MP_ROM_PTR(&micropython_heap_lock_obj) },
    { MP_ROM_QSTR(MP_QSTR_heap_unlock), MP_ROM_PTR(&micropython_heap_unlock_obj) },
    { MP_ROM_QSTR(MP_QSTR_heap_locked), MP_ROM_PTR(&micropython_heap_locked_obj) },
#if MICROPY_ENABLE_EMERGENCY_EXCEPTION_BUF
    { MP_ROM_QSTR(MP_QSTR_alloc_emergency_exception_buf),
        MP_ROM_PTR(&micropython_alloc_emergency_exception_buf_obj) },
#endif
#if MICROPY_KBD_EXCEPTION
    { MP_ROM_QSTR(MP_QSTR_kbd_intr), MP_ROM_PTR(&micropython_kbd_intr_obj) },
#endif
#if MICROPY_ENABLE_SCHEDULER
    { MP_ROM_QSTR(MP_QSTR_schedule), MP_ROM_PTR(&micropython_schedule_obj) },
#endif
#if MICROPY_DEBUG_ALLOC_FAIL
    { MP_ROM_QSTR(MP_QSTR_alloc_fail), MP_ROM_PTR(&micropython_alloc_fail_obj) },
    { MP_ROM_QSTR(MP_QSTR_collect_every), MP_ROM_PTR(&micropython_collect_every_obj) },
#if MICROPY_GC_COMPACT
    { MP_ROM_QSTR(MP_QSTR_compact_every), MP_ROM_PTR(&micropython_compact_every_obj) },
#endif
#endif
};
static MP_DEFINE_CONST_DICT(mp_module_micropython_globals, mp_module_micropython_globals_table);

const mp_obj_module_t mp_module_micropython = {
    .base = { &mp_type_module },
    .globals = (mp_obj_dict_t *)&mp_module_micropython_globals,
};
MP_REGISTER_MODULE(MP_QSTR_micropython, mp_module_micropython);

#endif
