// The files that a profiling build leaves at its end.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include "host/profile.h"

#if MICROPY_DEBUG_PROFILE

#include <stdio.h>
#include <stdlib.h>

#include "py/heap/trace.h"
#include "py/vm/profile.h"

static void file_strn(void *data, const char *str, size_t len) {
    fwrite(str, 1, len, data);
}

static void write_file(const char *variable, void (*dump)(const mp_print_t *print)) {
    const char *path = getenv(variable);
    if (path == NULL) {
        return;
    }
    FILE *file = fopen(path, "w");
    if (file == NULL) {
        fprintf(stderr, "can't write file '%s': %m\n", path);
        return;
    }
    mp_print_t print = { file, file_strn };
    dump(&print);
    if (fclose(file) != 0) {
        fprintf(stderr, "can't write file '%s': %m\n", path);
    }
}

void standard_profile_start(void) {
    if (getenv("SLIPWAY_HEAP") != NULL) {
        gc_trace_start();
    }
}

void standard_profile_write(void) {
    write_file("SLIPWAY_PROFILE", mp_profile_dump);
    write_file("SLIPWAY_HEAP", gc_trace_dump);
}

#endif
