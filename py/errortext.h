// Error texts as they lie in flash: plain, or with MICROPY_ROM_TEXT_COMPRESSION encoded by the
// build (py/gen/errortexts.py). Everything that shows or formats an mp_rom_error_text_t decodes it
// first.
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_ERRORTEXT_H
#define SLIPWAY_PY_ERRORTEXT_H

#include "py/mpconfig.h"
#include "py/misc.h"

#if MICROPY_ROM_TEXT_COMPRESSION

// Writes the text and its terminating zero to dst and returns its length without the zero. With dst
// NULL it only counts. A plain ASCII string decodes to itself. Raises nothing, allocates nothing.
size_t mp_decompress_rom_string(char *dst, mp_rom_error_text_t src);

#endif

#endif  // SLIPWAY_PY_ERRORTEXT_H
