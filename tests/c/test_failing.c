// Memory that runs out at every possible allocation: an operation either succeeds or raises
// MemoryError, and what it worked on stays consistent. The heap is filled but for a few blocks, one
// more each time.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "py/gc.h"
#include "test.h"

// What fills the heap: blocks of any size, each with the address of the next.
MP_REGISTER_ROOT_POINTER(void *test_filling);

static void fill_heap(void) {
    for (size_t bytes = 1024; bytes >= sizeof(void *); bytes /= 2) {
        void **block;
        while ((block = gc_alloc(bytes, GC_KIND_OPAQUE)) != NULL) {
            *block = MP_STATE_VM(test_filling);
            MP_STATE_VM(test_filling) = block;
        }
    }
}

static void free_blocks(size_t n) {
    void **block;
    while (n-- > 0 && (block = MP_STATE_VM(test_filling)) != NULL) {
        MP_STATE_VM(test_filling) = *block;
        gc_free(block);
    }
}

static void run_source(void *source) {
    py_exec(source);
}

// Runs the source with ever more memory until it succeeds, and after each failure the check.
static void exhaust(const char *source, const char *check) {
    const size_t rounds = 400;
    size_t n = 0;
    bool done = false;
    py_exec("r = None");
    for (; n < rounds && !done; n++) {
        fill_heap();
        free_blocks(n);
        const mp_obj_type_t *raised = test_raises(run_source, (void *)source);
        // One by one: a word left on the stack would keep the whole chain.
        free_blocks(SIZE_MAX);
        done = raised == NULL;
        if (raised != NULL && raised != &mp_type_MemoryError) {
            test_check(false, source, __FILE__, __LINE__);
            mp_obj_print_exception(&mp_plat_print, test_exception);
            return;
        }
        test_exception = MP_OBJ_NULL;
        if (!py_true(check)) {
            test_check(false, check, __FILE__, __LINE__);
            return;
        }
    }
    test_check(done && n > 1, source, __FILE__, __LINE__);
}

static void lists(void) {
    py_exec("a = [1, 2, 3]");
    exhaust("r = None; r = a + a * 20 + [x for x in range(40)]", "a == [1, 2, 3]");
    exhaust(
        "a.extend(range(60)); a[3:] = []", "a[:3] == [1, 2, 3] and all(type(x) is int for x in a)");
    py_exec("a = [3, 1, 2]");
    exhaust("r = sorted(a, key=lambda x: [x])", "sorted(a) == [1, 2, 3]");
}

static void dicts_and_sets(void) {
    py_exec("d = {i: str(i) for i in range(30)}\ns = set(range(10))");
    exhaust("for i in range(30, 90): d[i] = str(i)",
        "all(v in (None, str(k)) for k, v in d.items()) and len(list(d)) == len(d)");
    exhaust("r = dict(d); r.update({-1: 'x'})", "d[29] == '29'");
    exhaust("for i in range(10, 60): s.add(i)",
        "all(i in s for i in range(10)) and len(list(s)) == len(s)");
}

static void text(void) {
    py_exec("t = 'some text'");
    exhaust("r = t * 50 + '-'.join([t, t.upper()]) + '%s %r {}'.format(t) % (t, t)",
        "t == 'some text'");
    exhaust("r = t.replace('e', 'eee').split() + [t.encode(), bytearray(t, 'utf-8') * 10]",
        "t == 'some text'");
    exhaust("r = 1 << 2000 | 3 ** 200; r = str(r % 10 ** 30)", "t == 'some text'");
}

static void instances(void) {
    py_exec("class C:\n"
            "    def __init__(self, n):\n"
            "        self.a = n; self.b = [n]; self.c = {n: n}\n"
            "        for i in range(20):\n"
            "            setattr(self, 'x%d' % i, i)\n"
            "o = C(1)\n");
    exhaust("r = [C(i) for i in range(5)]", "o.a == 1 and o.x19 == 19 and C(2).b == [2]");
    exhaust("for i in range(30): setattr(o, 'y%d' % i, i)",
        "o.a == 1 and all(getattr(o, n) is not None for n in dir(o))");
    exhaust("class D(C):\n    y = 5\n    def m(self): return super().__init__(3)\nD(1).m()",
        "C(4).a == 4");
}

static void compiling(void) {
    exhaust("def f(a, b=[1, 2], *c, k='text', **d):\n"
            "    def g():\n"
            "        nonlocal a\n"
            "        a += 1\n"
            "        return [x + a for x in b]\n"
            "    try:\n"
            "        with_names = {'some': g(), 'other names': (1, 2.5, 'three', b'four')}\n"
            "    finally:\n"
            "        a = 0\n"
            "    return with_names\n"
            "r = f(1)\n",
        "True");
    exhaust("r = eval('[lambda x: x + i for i in range(3)]')[0](5)", "True");
    exhaust("r = f'{[1, 2]} {\"a\" * 20:>30} {3.25:.3f}'", "True");
}

static void generators(void) {
    py_exec("def g(n):\n"
            "    try:\n"
            "        for i in range(n):\n"
            "            yield [i] * 10\n"
            "    finally:\n"
            "        ends.append(1)\n"
            "ends = []\n");
    exhaust("r = list(g(20))", "sum(ends) == len(ends)");
    exhaust("r = (yield_from for yield_from in g(3)); r = list(zip(r, g(3)))",
        "sum(ends) == len(ends)");
    exhaust("try:\n    raise ValueError('x' * 100)\nexcept ValueError as e:\n    r = e.args", "True");
}

const test_t failing_tests[] = {
    { "out of memory: lists", lists },
    { "out of memory: dicts and sets", dicts_and_sets },
    { "out of memory: text and numbers", text },
    { "out of memory: instances", instances },
    { "out of memory: compiling", compiling },
    { "out of memory: generators", generators },
    { NULL, NULL },
};
