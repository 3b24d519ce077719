// All state of the run-time system that is not on the heap, in one struct.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_MPSTATE_H
#define SLIPWAY_PY_MPSTATE_H

#include <stdint.h>

#include "py/mpconfig.h"
#include "py/misc.h"
#include "py/nlr.h"
#include "py/obj.h"

// The heap's own state (py/heap/heap.h explains the terms): no references that have to be scanned.
typedef struct _mp_state_mem_t {
    struct _gc_area_t *areas;  // the newest first
    struct _gc_area_t *run_area;  // the free run small allocations are cut from: granules run_next to run_end
    size_t run_next;  // of this area; what comes before run_next, back to run_base, is not yet
    size_t run_end;   // counted in gc_alloc_amount
    size_t run_base;
    size_t gc_alloc_amount;     // granules allocated since the last collection
    size_t gc_alloc_threshold;  // bytes after which a collection is forced; SIZE_MAX for never
    uintptr_t gc_dropped;  // lowest block whose scan the work list had no room for; UINTPTR_MAX: none
    uintptr_t gc_rescan;     // a rescan is at this block; UINTPTR_MAX: none is under way
    uint16_t gc_lock_depth;  // above 0, nothing is allocated, freed or collected
    bool gc_auto_enabled;    // collections may start by themselves
    bool gc_has_finalisers;  // there may be blocks with finalisers
    bool gc_finalisers_due;  // dead blocks wait for gc_run_finalisers()
    bool gc_finalising;
#if MICROPY_GC_COMPACT
    bool gc_compacting;  // the collection under way is a compaction
#endif
} mp_state_mem_t;

#if MICROPY_ENABLE_SCHEDULER
typedef struct _mp_sched_item_t {
    mp_obj_t func;
    mp_obj_t arg;
} mp_sched_item_t;
#endif

// Where a class made in Python, or one of its bases, has what goes by a name. Good for one value of class_epoch, until
// the next collection.
typedef struct _mp_lookup_t {
    const mp_obj_type_t *type;
    mp_obj_t *place;  // of the value; NULL: there is none
    uint32_t epoch;
    qstr_short_t attr;
} mp_lookup_t;

// The virtual machine's: everything from the first field to the last root pointer is scanned as roots.
typedef struct _mp_state_vm_t {
    struct _qstr_pool_t *last_pool;
    mp_obj_t mp_kbd_exception;  // the KeyboardInterrupt raised by Ctrl-C, made beforehand
    mp_obj_dict_t *mp_module_builtins_override_dict;
    mp_obj_dict_t dict_main;  // __main__'s globals
    mp_obj_dict_t mp_loaded_modules_dict;
#if MICROPY_PY_SYS
    mp_obj_t sys_path;
    mp_obj_t sys_argv;
#endif
    volatile mp_obj_t mp_pending_exception;
#if MICROPY_ENABLE_SCHEDULER
    mp_sched_item_t sched_queue[MICROPY_SCHEDULER_DEPTH];
#endif
#ifndef NO_QSTR
#include "genhdr/root_pointers.h"
#endif
    void *roots_end[0];  // end of what is scanned

    // Numbers.
    uint32_t globals_version;  // changes whenever a key comes to or leaves a watched map
    uint32_t class_epoch;  // changes whenever what a class offers to its instances may have changed
#if MICROPY_OPT_LOOKUP_CACHE
    mp_lookup_t lookup_cache[MICROPY_OPT_LOOKUP_CACHE];
#endif
    size_t qstr_last_alloc;
    size_t qstr_last_used;
    char *qstr_last_chunk;  // kept alive by the strings in it
#if MICROPY_ENABLE_SCHEDULER
    volatile int16_t sched_state;
    uint8_t sched_len;
    uint8_t sched_idx;
#endif
    volatile bool mp_pending;  // the interpreter loop has something to look at
} mp_state_vm_t;

// One thread's.
typedef struct _mp_state_thread_t {
    char *stack_top;
    size_t stack_limit;

    // Scanned as roots.
    mp_obj_dict_t *dict_locals;
    mp_obj_dict_t *dict_globals;
    mp_obj_t stop_iteration_arg;
    struct _mp_stack_seg_t *vm_stack;  // the newest segment of the value stack (py/vm/stack.h)
    mp_obj_t *vm_top;                  // first slot of it that no frame uses
    mp_obj_t *vm_regs;       // registers of the running frame; NULL outside the interpreter
    mp_obj_t *globals_regs;  // the frame whose globals dict_globals stands in for
    void *roots_end[0];

    nlr_buf_t *nlr_top;
    const struct _mp_vm_t *vm;  // the newest activation of the interpreter; NULL outside
} mp_state_thread_t;

typedef struct _mp_state_ctx_t {
    mp_state_thread_t thread;
    mp_state_mem_t mem;
    mp_state_vm_t vm;
} mp_state_ctx_t;

extern mp_state_ctx_t mp_state_ctx;

#define MP_STATE_VM(x) (mp_state_ctx.vm.x)
#define MP_STATE_MEM(x) (mp_state_ctx.mem.x)
#define MP_STATE_THREAD(x) (mp_state_ctx.thread.x)
#define MP_STATE_MAIN_THREAD(x) (mp_state_ctx.thread.x)

#endif  // SLIPWAY_PY_MPSTATE_H
