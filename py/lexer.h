// The lexer as ports and modules see it: a source of text that the parser reads.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_LEXER_H
#define SLIPWAY_PY_LEXER_H

#include "py/mpconfig.h"
#include "py/qstr.h"
#include "py/reader.h"

typedef struct _mp_lexer_t mp_lexer_t;  // py/frontend/lexer.h

// Each takes what it reads over, and raises MemoryError. The text of from_str_len is the caller's and must live as
// long as the lexer; free_len != 0: free it (m_del) at the end.
mp_lexer_t *mp_lexer_new(qstr src_name, mp_reader_t reader);
mp_lexer_t *mp_lexer_new_from_str_len(qstr src_name, const char *str, size_t len, size_t free_len);
mp_lexer_t *mp_lexer_new_from_file(qstr filename);  // the port's; raises OSError
mp_lexer_t *mp_lexer_new_from_fd(qstr filename, int fd, bool close_fd);
void mp_lexer_free(mp_lexer_t *lex);
qstr mp_lexer_source_name(const mp_lexer_t *lex);

#endif  // SLIPWAY_PY_LEXER_H
