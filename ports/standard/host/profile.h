// The files that a profiling build (MICROPY_DEBUG_PROFILE) leaves at its end, for tools/profile.py.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_PORT_STANDARD_HOST_PROFILE_H
#define SLIPWAY_PORT_STANDARD_HOST_PROFILE_H

#include "py/mpconfig.h"

#if MICROPY_DEBUG_PROFILE
// Begins to watch allocations, if the environment variable SLIPWAY_HEAP asks for them.
void standard_profile_start(void);
// Writes what has been counted to the files that SLIPWAY_PROFILE and SLIPWAY_HEAP name; says so on stderr if one cannot
// be written.
void standard_profile_write(void);
#else
#define standard_profile_start() ((void)0)
#define standard_profile_write() ((void)0)
#endif

#endif
