// A reader of text that lies in memory.
// SPDX-License-Identifier: MIT
#include "py/reader.h"

typedef struct {
    const byte *next;
    const byte *end;
    byte *owned;  // freed at the end, if not NULL
} reader_mem_t;

static mp_uint_t reader_mem_readbyte(void *data) {
    reader_mem_t *reader = data;
    return reader->next < reader->end ? *reader->next++ : MP_READER_EOF;
}

static void reader_mem_close(void *data) {
    reader_mem_t *reader = data;
    m_free(reader->owned);
    m_free(reader);
}

// free_len 0: the text stays the caller's and must outlive the reader. Raises MemoryError.
void mp_reader_new_mem(mp_reader_t *reader, const byte *buf, size_t len, size_t free_len) {
    reader_mem_t *mem = m_new_obj(reader_mem_t);
    *mem = (reader_mem_t){ buf, buf + len, free_len == 0 ? NULL : (byte *)(uintptr_t)buf };
    *reader = (mp_reader_t){ mem, reader_mem_readbyte, reader_mem_close };
}
