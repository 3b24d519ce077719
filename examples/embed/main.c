// A thermostat whose rules are in Python: C measures and switches, a script decides. The second
// script has a mistake, and the application goes on without it.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#include <slipway.h>
#include <stdio.h>
#include <stdlib.h>

static const double measured[] = { 17.5, 19.0, 21.25, 22.0, 20.0 };

// sensor.read(n): the n-th measurement, for Python.
static bool sensor_read(
    void *data, size_t n_args, const slipway_value_t *args, slipway_value_t *result) {
    (void)data;
    if (n_args != 1 || args[0].kind != SLIPWAY_INT) {
        return slipway_raise("TypeError", "read() takes the number of a measurement");
    }
    long long n = args[0].as.integer;
    if (n < 0 || n >= (long long)(sizeof(measured) / sizeof(measured[0]))) {
        return slipway_raise("IndexError", "no such measurement");
    }
    *result = slipway_float(measured[n]);
    return true;
}

static void run(const char *folder, const char *script) {
    char path[1024];
    snprintf(path, sizeof(path), "%s/%s", folder, script);
    if (!slipway_run_file(path)) {
        printf("%s failed:\n%s", script, slipway_error());
    }
}

int main(int argc, char **argv) {
    const char *folder = argc > 1 ? argv[1] : ".";
    static char heap[256 * 1024];
    if (!slipway_init(heap, sizeof(heap)) || !slipway_add_function("sensor.read", sensor_read, NULL)) {
        fputs("no Python\n", stderr);
        return EXIT_FAILURE;
    }
    run(folder, "rules.py");
    run(folder, "broken.py");
    for (int n = 0; n < 6; n++) {
        slipway_value_t args[] = { slipway_int(n), slipway_str("heater") };
        slipway_value_t answer;
        if (slipway_call("decide", 2, args, &answer)) {
            printf("%d: %s\n", n, answer.kind == SLIPWAY_STR ? answer.as.text : "?");
        } else {
            printf("%d: no decision:\n%s", n, slipway_error());
        }
    }
    slipway_deinit();
    return EXIT_SUCCESS;
}
