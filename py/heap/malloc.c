// The m_xxx functions: heap blocks that come with an exception when there is no memory.
// SPDX-License-Identifier: MIT
#include "py/gc.h"
#include "py/runtime.h"

NORETURN void m_malloc_fail(size_t num_bytes) {
    if (gc_is_locked()) {
        mp_raise_msg(&mp_type_MemoryError, MP_ERROR_TEXT("memory allocation failed, heap is locked"));
    }
    mp_raise_msg_varg(&mp_type_MemoryError,
        MP_ERROR_TEXT("memory allocation failed, allocating %u bytes"), (unsigned)num_bytes);
}

void *m_malloc_kind(size_t num_bytes, unsigned int gc_flags) {
    void *ptr = gc_alloc(num_bytes, gc_flags);
    if (MP_UNLIKELY(ptr == NULL && num_bytes != 0)) {
        m_malloc_fail(num_bytes);
    }
    return ptr;
}

void *m_malloc(size_t num_bytes) {
    return m_malloc_kind(num_bytes, GC_KIND_OPAQUE);
}

void *m_malloc_maybe(size_t num_bytes) {
    return gc_alloc(num_bytes, GC_KIND_OPAQUE);
}

void *m_malloc_with_finaliser(size_t num_bytes) {
    void *ptr = m_malloc_kind(num_bytes, GC_KIND_OPAQUE | GC_ALLOC_FLAG_HAS_FINALISER);
    *(void **)ptr = NULL;  // no object yet
    return ptr;
}

void *m_malloc0(size_t num_bytes) {
    void *ptr = m_malloc(num_bytes);
    return num_bytes == 0 ? ptr : memset(ptr, 0, num_bytes);
}

void *m_realloc_maybe(void *ptr, size_t old_num_bytes, size_t new_num_bytes, bool allow_move) {
    (void)old_num_bytes;
    return gc_realloc(ptr, new_num_bytes, allow_move);
}

void *m_realloc(void *ptr, size_t old_num_bytes, size_t new_num_bytes) {
    (void)old_num_bytes;
    void *moved = gc_realloc(ptr, new_num_bytes, true);
    if (moved == NULL && new_num_bytes != 0) {
        m_malloc_fail(new_num_bytes);
    }
    return moved;
}

void m_free(void *ptr) {
    gc_free(ptr);
}

void *mp_obj_malloc_helper(size_t num_bytes, const mp_obj_type_t *type) {
    mp_obj_base_t *base = m_malloc_kind(num_bytes, GC_KIND_OBJECT);
    base->type = type;
    return base;
}

void *mp_obj_malloc_with_finaliser_helper(size_t num_bytes, const mp_obj_type_t *type) {
    mp_obj_base_t *base = m_malloc_kind(num_bytes, GC_KIND_OBJECT | GC_ALLOC_FLAG_HAS_FINALISER);
    base->type = type;
    return base;
}
