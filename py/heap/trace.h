// Where the heap's blocks come from, for `slipway heap`: by type, and by the line of Python code that was running.
// Without MICROPY_DEBUG_PROFILE the hooks are nothing at all.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_HEAP_TRACE_H
#define SLIPWAY_PY_HEAP_TRACE_H

#include "py/gc.h"

#if MICROPY_DEBUG_PROFILE

struct _mp_print_t;

// Begins to watch; collections happen more often from now on, so that the peak is found.
void gc_trace_start(void);
// Collects, and writes what has been seen as JSON.
void gc_trace_dump(const struct _mp_print_t *print);

// The hooks of the heap. Blocks get their type after they have been allocated: it is noted by the next hook that is
// called, and so before a block can go away.
void gc_trace_begin(void);  // an allocation or a collection begins
void *gc_trace_end(
    void *block, size_t n_bytes, unsigned kind);  // an allocation has succeeded; returns the block
void gc_trace_grown(const void *block, size_t n_bytes);  // by so many bytes, where it is
void gc_trace_moved(const void *from, const void *to);   // by a collection
void gc_trace_collected(void);

#else
#define gc_trace_begin() ((void)0)
#define gc_trace_end(block, n_bytes, kind) (block)
#define gc_trace_grown(block, n_bytes) ((void)0)
#define gc_trace_moved(from, to) ((void)0)
#define gc_trace_collected() ((void)0)
#endif

#endif  // SLIPWAY_PY_HEAP_TRACE_H
