// Editing one line on a terminal: what the prompt and input() read with. Lines are bytes of UTF-8
// in a vstr; the terminal is spoken to with the few escape sequences that every VT100 knows.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef MICROPY_INCLUDED_SHARED_READLINE_READLINE_H
#define MICROPY_INCLUDED_SHARED_READLINE_READLINE_H

#include "py/misc.h"

#define CHAR_CTRL_A (1)
#define CHAR_CTRL_B (2)
#define CHAR_CTRL_C (3)
#define CHAR_CTRL_D (4)
#define CHAR_CTRL_E (5)
#define CHAR_CTRL_F (6)
#define CHAR_CTRL_K (11)
#define CHAR_CTRL_N (14)
#define CHAR_CTRL_P (16)
#define CHAR_CTRL_U (21)
#define CHAR_CTRL_W (23)

// Forgets the history.
void readline_init0(void);

// Shows the prompt and lets the user edit a line at the end of what `line` already holds, until
// Enter: returns 0, with the line appended and without its end. Returns CHAR_CTRL_C at any time,
// and CHAR_CTRL_A, _B, _D or _E while nothing has been typed. Raises MemoryError when the line does
// not fit, and what a scheduled callback raises; the line then holds what came before.
int readline(vstr_t *line, const char *prompt);

// The same in steps, for a caller that is given one byte at a time: start, then each byte until the
// result is not negative; after Enter readline_note_newline starts the next line of the same text.
// The line must stay where it is.
void readline_init(vstr_t *line, const char *prompt);
int readline_process_char(int c);
void readline_note_newline(const char *prompt);

// After an exception from readline: reads to the end of the line that it came from, if that is
// still to come.
void readline_skip(void);

// Adds a line to the history, unless it is blank or the same as the last. Copies it; where there is
// no memory for that, nothing happens.
void readline_push_history(const char *line);

#endif
