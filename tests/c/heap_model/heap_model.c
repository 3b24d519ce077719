// The heap against a model: random blocks of all kinds that refer to each other come and go, change their size, are
// collected and moved. After each collection exactly those are left, unharmed, that the model can reach; after each
// compaction those that something ambiguous refers to are where they were. The heap stands alone here; what it asks of
// the rest of the core is at the end of the file.
// SPDX-License-Identifier: MIT
#include <stdio.h>
#include <stdlib.h>

#include "py/heap/heap.h"
#include "py/objstr.h"
#include "py/runtime.h"

#define MAX_NODES (600)
#define MAX_REFS (6)
#define NUMBER(n) (((uintptr_t)(n) << 2) | 1)

enum { LEAF, OPAQUE, VALUES, OBJ_LEAF, OBJ_VALUES, OBJ_LOOSE, STR_NEAR, STR_FAR, N_SHAPES };

// A block as it should be. Words without a reference hold numbers made from id and position.
typedef struct {
    uintptr_t *block;
    size_t size;  // bytes asked for
    unsigned id;
    int shape;
    bool in_use;
    bool is_root;
    bool has_finaliser;
    bool is_pinned;
    bool was_pinned;  // and may be opaque since
    bool reached;
    size_t n_refs;
    struct {
        size_t word;
        int node;
        size_t offset;
    } refs[MAX_REFS];
} node_t;

static node_t nodes[MAX_NODES];
static uintptr_t *roots[MAX_NODES];
static unsigned next_id, n_collections, n_compactions, n_moved, n_finalised;
static int exact_root = -1;  // the node that the one root which may be updated refers to
static bool mostly_exact;    // few blocks that have to stay in place
static bool has_failed;

static mp_obj_type_t type_leaf = { .flags = MP_TYPE_FLAG_LAYOUT_LEAF };
static mp_obj_type_t type_values = { .flags = MP_TYPE_FLAG_LAYOUT_VALUES };
static mp_obj_type_t type_loose = { .flags = MP_TYPE_FLAG_NONE };
static mp_obj_type_t type_str = { .flags = MP_TYPE_FLAG_LAYOUT_STR };

#define CHECK(condition) check((condition), #condition, __LINE__)
static void check(bool ok, const char *what, int line) {
    if (!ok) {
        fprintf(stderr, "heap_model.c:%d: %s\n", line, what);
        has_failed = true;
        abort();
    }
}

static unsigned random_below(unsigned n) {
    static uint64_t state = 88172645463325252u;
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return (unsigned)(state >> 11) % n;
}

static bool is_text(const node_t *node) {
    return node->shape == STR_NEAR || node->shape == STR_FAR;
}

// Words that are the node's own to fill start behind its header.
static size_t first_word(const node_t *node) {
    return node->shape < OBJ_LEAF ? 0
        : is_text(node)           ? sizeof(mp_obj_str_t) / sizeof(uintptr_t)
                                  : 1;
}

static uintptr_t expected_word(const node_t *node, size_t i) {
    for (size_t r = 0; r < node->n_refs; r++) {
        if (node->refs[r].word == i) {
            return (uintptr_t)nodes[node->refs[r].node].block + node->refs[r].offset;
        }
    }
    return NUMBER((node->id * 1000003u + i) % 65536);
}

static size_t words(const node_t *node) {
    return node->size / sizeof(uintptr_t);
}

static void write_words(node_t *node) {
    for (size_t i = first_word(node); i < words(node); i++) {
        node->block[i] = expected_word(node, i);
    }
    // What is behind the last word counts too; an opaque block comes with anything in it, one made smaller with what
    // was there.
    for (size_t i = words(node); !is_text(node) && i < gc_nbytes(node->block) / sizeof(uintptr_t);
         i++) {
        node->block[i] = 0;
    }
    if (is_text(node)) {
        mp_obj_str_t *str = (mp_obj_str_t *)(void *)node->block;
        str->data = node->n_refs == 1 ? (const byte *)expected_word(node, 3)
                                      : (const byte *)(str + 1);
    }
}

static void check_words(const node_t *node) {
    CHECK(gc_nbytes(node->block) >= node->size);
    for (size_t i = first_word(node); i < words(node); i++) {
        CHECK(node->block[i] == expected_word(node, i));
    }
}

static void reach(int n) {
    node_t *node = &nodes[n];
    if (node->reached) {
        return;
    }
    node->reached = true;
    for (size_t r = 0; r < node->n_refs; r++) {
        reach(node->refs[r].node);
    }
}

// Forgets the nodes that the roots do not reach.
static void prune(void) {
    for (int n = 0; n < MAX_NODES; n++) {
        nodes[n].reached = false;
    }
    for (int n = 0; n < MAX_NODES; n++) {
        if (nodes[n].in_use && (nodes[n].is_root || n == exact_root)) {
            reach(n);
        }
    }
    for (int n = 0; n < MAX_NODES; n++) {
        nodes[n].in_use &= nodes[n].reached;
        roots[n] = nodes[n].in_use && nodes[n].is_root ? nodes[n].block : NULL;
    }
}

// ---- moving -----------------------------------------------------------------------------------------------------

// Whether references in a node may be to anywhere, and so hold what they refer to.
static bool is_ambiguous(const node_t *node) {
    return node->shape == OPAQUE || node->shape == OBJ_LOOSE
        || (node->is_pinned && gc_nbytes(node->block) == GC_GRANULE);
}

static bool must_stay(int n) {
    const node_t *node = &nodes[n];
    if (node->is_root || node->is_pinned || node->has_finaliser || is_ambiguous(node)) {
        return true;
    }
    for (int i = 0; i < MAX_NODES; i++) {
        for (size_t r = 0; nodes[i].in_use && r < nodes[i].n_refs; r++) {
            if (nodes[i].refs[r].node == n
                && (is_ambiguous(&nodes[i]) || (nodes[i].shape == STR_FAR && nodes[i].is_root))) {
                return true;
            }
        }
    }
    return false;
}

// Finds out from the references where a node is, and from there on where those are that it refers to.
static void relocate(int n, uintptr_t *block) {
    node_t *node = &nodes[n];
    if (node->reached) {
        CHECK(node->block == block);
        return;
    }
    node->reached = true;
    node->block = block;
    for (size_t r = 0; r < node->n_refs; r++) {
        relocate(node->refs[r].node,
            (uintptr_t *)(void *)((char *)block[node->refs[r].word] - node->refs[r].offset));
    }
}

static void check_moves(void) {
    static unsigned seen;
    if (seen == n_compactions) {
        return;
    }
    bool moved_once = n_compactions == seen + 1;
    seen = n_compactions;
    uintptr_t *old[MAX_NODES];
    for (int n = 0; n < MAX_NODES; n++) {
        old[n] = nodes[n].block;
        nodes[n].reached = false;
    }
    for (int n = 0; n < MAX_NODES; n++) {
        if (nodes[n].in_use && nodes[n].is_root) {
            relocate(n, nodes[n].block);
        }
    }
    if (exact_root >= 0) {
        relocate(exact_root, MP_STATE_VM(sys_path));
    }
    int before = -1;
    for (int n = 0; n < MAX_NODES; n++) {
        if (!nodes[n].in_use) {
            continue;
        }
        CHECK(nodes[n].reached);
        check_words(&nodes[n]);
        if (nodes[n].block == old[n]) {
            continue;
        }
        n_moved++;
        CHECK(!must_stay(n));
        if (moved_once && before >= 0
            && gc_area_of((uintptr_t)old[n]) == gc_area_of((uintptr_t)old[before])) {
            CHECK((old[n] < old[before]) == (nodes[n].block < nodes[before].block));
        }
        before = n;
    }
}

static void check_all(bool is_exact) {
    check_moves();
    size_t used = 0;
    for (int n = 0; n < MAX_NODES; n++) {
        if (nodes[n].in_use) {
            check_words(&nodes[n]);
            used += gc_nbytes(nodes[n].block);
        }
    }
    gc_info_t info;
    gc_info(&info);
    CHECK(info.used + info.free == info.total);
    CHECK(is_exact ? info.used == used : info.used >= used);
}

static void set_exact_root(int n) {
    exact_root = n;
    MP_STATE_VM(sys_path) = n < 0 ? NULL : nodes[n].block;
}

// ---- change -----------------------------------------------------------------------------------------------------

static int random_node(void) {
    int n = (int)random_below(MAX_NODES);
    return nodes[n].in_use ? n : -1;
}

static bool may_refer(const node_t *node) {
    return node->shape == OPAQUE || node->shape == VALUES || node->shape == OBJ_VALUES
        || node->shape == OBJ_LOOSE || (node->shape == STR_FAR && node->n_refs == 0);
}

static void add_ref(node_t *node) {
    int to = random_node();
    size_t first = first_word(node);
    if (to < 0 || node->n_refs == MAX_REFS || words(node) <= first || !may_refer(node)) {
        return;
    }
    size_t word = first + random_below((unsigned)(words(node) - first));
    for (size_t r = 0; r < node->n_refs; r++) {
        if (node->refs[r].word == word) {
            return;
        }
    }
    size_t offset = 0;
    if (node->shape == OPAQUE || node->shape == OBJ_LOOSE) {
        offset = random_below((unsigned)nodes[to].size);
    } else if (node->shape == STR_FAR) {
        if (nodes[to].shape != LEAF) {
            return;
        }
        word = offsetof(mp_obj_str_t, data) / sizeof(uintptr_t);
        offset = random_below(2) * random_below((unsigned)nodes[to].size);
    }
    node->refs[node->n_refs].word = word;
    node->refs[node->n_refs].node = to;
    node->refs[node->n_refs++].offset = offset;
    write_words(node);
}

static bool is_referred(int n) {
    for (int i = 0; i < MAX_NODES; i++) {
        for (size_t r = 0; nodes[i].in_use && r < nodes[i].n_refs; r++) {
            if (nodes[i].refs[r].node == n) {
                return true;
            }
        }
    }
    return false;
}

static void add_node(void) {
    int n = (int)random_below(MAX_NODES);
    if (nodes[n].in_use) {
        return;
    }
    node_t node = { .id = ++next_id, .shape = (int)random_below(N_SHAPES), .in_use = true };
    if (mostly_exact && (node.shape == OPAQUE || node.shape == OBJ_LOOSE) && random_below(10) != 0) {
        node.shape = VALUES;
    }
    static const unsigned kinds[N_SHAPES] = {
        GC_KIND_LEAF,
        GC_KIND_OPAQUE,
        GC_KIND_VALUES,
        GC_KIND_OBJECT,
        GC_KIND_OBJECT,
        GC_KIND_OBJECT,
        GC_KIND_OBJECT,
        GC_KIND_OBJECT,
    };
    static const mp_obj_type_t *const types[N_SHAPES] = {
        NULL,
        NULL,
        NULL,
        &type_leaf,
        &type_values,
        &type_loose,
        &type_str,
        &type_str,
    };
    node.size = 1 + random_below(random_below(20) == 0 ? 3000 : 60);
    node.size = MAX(node.size, first_word(&node) * sizeof(uintptr_t) + is_text(&node));
    node.has_finaliser = types[node.shape] != NULL && random_below(10) == 0;
    node.block = gc_alloc(node.size, kinds[node.shape] | node.has_finaliser);
    check_moves();
    if (node.block == NULL) {
        return;
    }
    CHECK((uintptr_t)node.block % GC_GRANULE == 0 && gc_nbytes(node.block) >= node.size);
    if (kinds[node.shape] >= GC_KIND_VALUES) {
        for (size_t i = 0; i < gc_nbytes(node.block) / sizeof(uintptr_t); i++) {
            CHECK(node.block[i] == 0);
        }
    }
    if (types[node.shape] != NULL) {
        ((mp_obj_base_t *)(void *)node.block)->type = types[node.shape];
    }
    node.is_root = random_below(4) == 0;
    nodes[n] = node;
    write_words(&nodes[n]);
    // The new node is kept by a root or by another one.
    if (!node.is_root) {
        roots[n] = node.block;
        nodes[n].is_root = true;
        for (int i = random_node(); i >= 0 && random_below(2) == 0; i = random_node()) {
            add_ref(&nodes[i]);
        }
    }
    roots[n] = node.block;
    while (random_below(3) != 0) {
        add_ref(&nodes[n]);
    }
    if (mostly_exact && is_referred(n)) {
        nodes[n].is_root = false;
        roots[n] = NULL;
    }
}

static void change_node(void) {
    int n = random_node();
    if (n < 0) {
        return;
    }
    node_t *node = &nodes[n];
    unsigned what = random_below(10);
    if (what == 0 && random_below(mostly_exact ? 10 : 1) == 0) {
        gc_pin(node->block);
        node->is_pinned = node->was_pinned = true;
    } else if (what == 1) {
        set_exact_root(random_below(3) == 0 ? -1 : n);
    } else if (what < 4) {
        node->is_root = random_below(mostly_exact ? 30 : 3) == 0;
        if (!node->is_root) {
            prune();
        }
    } else if (what < 6) {
        if (!is_referred(n) && !node->has_finaliser && n != exact_root) {
            gc_free(node->block);
            node->in_use = false;
            roots[n] = NULL;
        }
    } else if (!is_referred(n) && n != exact_root
        && (node->shape < OBJ_LEAF || node->shape == OBJ_VALUES)) {
        size_t size = 1 + random_below(random_below(20) == 0 ? 3000 : 100);
        size = MAX(size, first_word(node) * sizeof(uintptr_t));
        size_t old = gc_nbytes(node->block);
        check_moves();
        bool was_root = node->is_root;
        bool is_cleared = node->shape >= VALUES && !node->was_pinned;
        roots[n] = node->block;
        node->is_root = true;
        uintptr_t *moved = gc_realloc(node->block, size, random_below(3) != 0);
        if (moved != NULL && moved != node->block) {
            node->block = moved;
            node->is_pinned = false;
        }
        check_moves();
        node->is_root = was_root;
        if (moved != NULL) {
            for (size_t i = old; is_cleared && i < gc_nbytes(moved); i++) {
                CHECK(((byte *)moved)[i] == 0);
            }
            for (size_t i = first_word(node); i < MIN(size, node->size) / sizeof(uintptr_t); i++) {
                CHECK(moved[i] == expected_word(node, i));
            }
            node->size = size;
            for (size_t r = node->n_refs; r-- > 0;) {
                if (node->refs[r].word >= words(node)) {
                    node->refs[r] = node->refs[--node->n_refs];
                }
            }
            write_words(node);
        }
        roots[n] = node->is_root ? node->block : NULL;
    }
}

static void play(size_t bytes, unsigned steps, bool two_areas) {
    char *memory = malloc(bytes);
    char *second = malloc(bytes);
    memset(memory, 0xa5, bytes);
    memset(second, 0x5a, bytes);
    memset(nodes, 0, sizeof(nodes));
    memset(roots, 0, sizeof(roots));
    set_exact_root(-1);
    gc_init(memory + 1, memory + bytes - 3);
    if (two_areas) {
        gc_add(second + 5, second + bytes);
    }
    for (unsigned step = 0; step < steps; step++) {
        unsigned before = n_collections;
        if (random_below(3) != 0) {
            add_node();
        } else {
            change_node();
        }
        prune();
        if (n_collections != before || step % 512 == 0) {
            check_all(false);
        }
        if (step % 2048 == 0) {
            gc_debug_fail_after(random_below(300));
            gc_debug_collect_every(random_below(4) == 0 ? 7 : 0);
            gc_debug_compact_every(random_below(2) * (1 + random_below(9)));
            gc_collect();
            gc_run_finalisers();
            gc_collect();
            check_all(true);
            gc_compact(random_below(2) * random_below((unsigned)(bytes / GC_GRANULE)));
            check_all(true);
        }
    }
    gc_debug_fail_after(0);
    gc_debug_collect_every(0);
    gc_debug_compact_every(0);
    // Without anything in between, all of a heap is one free run.
    memset(nodes, 0, sizeof(nodes));
    memset(roots, 0, sizeof(roots));
    set_exact_root(-1);
    gc_collect();
    gc_run_finalisers();
    gc_collect();
    gc_info_t info;
    gc_info(&info);
    CHECK(info.used == 0 && info.total > bytes * 9 / 10);
    roots[0] = gc_alloc(info.max_free * GC_GRANULE, GC_KIND_LEAF);
    CHECK(roots[0] != NULL);
    CHECK(two_areas || gc_alloc(1, GC_KIND_LEAF) == NULL);
    roots[0] = NULL;
    gc_sweep_all();
    gc_info(&info);
    CHECK(info.used == 0);
    free(memory);
    free(second);
}

// Chains and trees far deeper than the work list, built in both directions.
static void deep_structures(void) {
    size_t bytes = 4 * 1024 * 1024;
    char *memory = malloc(bytes);
    gc_init(memory, memory + bytes);
    for (int round = 0; round < 3; round++) {
        uintptr_t *chain = NULL;
        uintptr_t *last = NULL;
        unsigned n = 3000;
        for (unsigned i = 0; i < n; i++) {
            roots[0] = round == 0 ? chain : roots[0];
            uintptr_t *node = gc_alloc(3 * sizeof(uintptr_t), GC_KIND_VALUES);
            uintptr_t *side = NULL;
            if (round == 0) {
                node[0] = (uintptr_t)chain;
            } else if (last != NULL) {
                last[round == 1 ? 0 : 2] = (uintptr_t)node;
            } else {
                roots[0] = node;
            }
            chain = last = node;
            roots[0] = round == 0 ? node : roots[0];
            side = gc_alloc(sizeof(uintptr_t), GC_KIND_VALUES);
            node[1] = (uintptr_t)side;
        }
        gc_collect();
        gc_info_t info;
        gc_info(&info);
        CHECK(info.num_2block == n && info.num_1block == n);
        roots[0] = NULL;
        gc_collect();
        gc_info(&info);
        CHECK(info.used == 0);
    }
    free(memory);
}

// Every second block of a chain is dropped; then most of what is free can be had at once. The chain hangs on a root
// that may be updated, or the one block is held which is at that place.
static void fragmentation(size_t n_bytes, int held) {
    size_t bytes = 1024 * 1024;
    char *memory = malloc(bytes);
    gc_init(memory, memory + bytes);
    memset(roots, 0, sizeof(roots));
    size_t n = 0;
    for (;; n++) {
        uintptr_t *block = gc_alloc(3 * sizeof(uintptr_t), GC_KIND_VALUES);
        if (block == NULL) {
            break;
        }
        block[0] = (uintptr_t)MP_STATE_VM(sys_path);
        block[1] = NUMBER(n);
        MP_STATE_VM(sys_path) = block;
        roots[0] = (int)n == held ? block : roots[0];
        block[2] = (uintptr_t)gc_alloc(n_bytes, GC_KIND_LEAF);
    }
    for (uintptr_t *block = MP_STATE_VM(sys_path); block != NULL; block = (uintptr_t *)block[0]) {
        block[2] = 0;
    }
    gc_collect();
    gc_info_t info;
    gc_info(&info);
    CHECK(info.max_free * GC_GRANULE < info.free / 10);
    unsigned before = n_compactions;
    roots[1] = gc_alloc(info.free - (held < 0 ? 0 : 16 * 1024), GC_KIND_LEAF);
    CHECK(roots[1] != NULL && n_compactions == before + 1);
    memset(roots[1], 0xff, gc_nbytes(roots[1]));
    CHECK(held < 0 || roots[0][1] == NUMBER(held));
    for (uintptr_t *block = MP_STATE_VM(sys_path); block != NULL; block = (uintptr_t *)block[0]) {
        CHECK(block[1] == NUMBER(--n) && block[2] == 0);
    }
    CHECK(n == 0);
    MP_STATE_VM(sys_path) = NULL;
    free(memory);
}

static void locking(void) {
    size_t bytes = 4096;
    char *memory = malloc(bytes);
    gc_init(memory, memory + bytes);
    void *block = roots[0] = gc_alloc(20, GC_KIND_OPAQUE);
    CHECK(gc_alloc(0, GC_KIND_OPAQUE) == NULL);
    CHECK(gc_alloc(SIZE_MAX, GC_KIND_OPAQUE) == NULL && gc_alloc(SIZE_MAX - 40, GC_KIND_LEAF) == NULL);
    gc_lock();
    CHECK(gc_alloc(1, GC_KIND_OPAQUE) == NULL && gc_realloc(block, 100, true) == NULL);
    gc_free(block);
    CHECK(gc_nbytes(block) >= 20);
    gc_unlock();
    gc_free(block);
    roots[0] = NULL;
    CHECK(gc_nbytes(block) == 0 && gc_nbytes(memory + bytes) == 0 && gc_nbytes(NULL) == 0);
    // A forced collection comes when it should.
    MP_STATE_MEM(gc_alloc_threshold) = 1024;
    unsigned before = n_collections;
    for (int i = 0; i < 100; i++) {
        CHECK(gc_alloc(64, GC_KIND_LEAF) != NULL);
    }
    CHECK(n_collections - before >= 4 && n_collections - before <= 8);
    free(memory);
}

int main(void) {
    locking();
    deep_structures();
    fragmentation(8, -1);
    fragmentation(500, -1);
    fragmentation(100, 2);
    fragmentation(40, 5000);
    for (int i = 0; i < 4; i++) {
        mostly_exact = i & 1;
        play(4096, 20000, false);
        play(2000, 20000, false);
        play(200000, 20000, i & 2);
        play(24000, 60000, true);
    }
    printf("heap model: %u collections, %u finalisers, %u compactions that moved %u times, %u "
           "blocks\n",
        n_collections, n_finalised, n_compactions, n_moved, next_id);
    return has_failed;
}

// ---- the rest of the core ---------------------------------------------------------------------------------------

void gc_collect(void) {
    if (MP_STATE_MEM(gc_compacting)) {
        n_compactions++;
    } else {
        n_collections++;
    }
    gc_collect_start();
    gc_collect_root((void **)(void *)roots, MAX_NODES);
    gc_collect_end();
}

void mp_vm_gc_mark_stack(void) {
}

void mp_vm_gc_hold(void) {
}

void mp_vm_gc_update(void) {
}

void mp_load_method_maybe(mp_obj_t base, qstr attr, mp_obj_t *dest) {
    (void)attr;
    dest[0] = MP_OBJ_NEW_SMALL_INT(1);
    dest[1] = base;
}

mp_obj_t mp_call_method_n_kw(size_t n_args, size_t n_kw, const mp_obj_t *args) {
    (void)n_args;
    (void)n_kw;
    for (int n = 0; n < MAX_NODES; n++) {
        CHECK(!nodes[n].in_use || (mp_obj_t)nodes[n].block != args[1]);
    }
    // The dead object and its type are still whole, and memory can be had.
    CHECK(gc_nbytes(args[1]) > 0 && ((mp_obj_base_t *)args[1])->type != NULL);
    n_finalised++;
    if (n_finalised % 8 == 0) {
        gc_free(gc_alloc(40, GC_KIND_LEAF));
    }
    return mp_const_none;
}

void mp_obj_print_exception(const mp_print_t *print, mp_obj_t exc) {
    (void)print;
    (void)exc;
}

NORETURN void nlr_jump_fail(void *val) {
    (void)val;
    abort();
}

const mp_print_t mp_plat_print;
