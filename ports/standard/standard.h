// What main.c leaves to the kind of board.
// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: Slipway contributors
#ifndef SLIPWAY_PORT_STANDARD_H
#define SLIPWAY_PORT_STANDARD_H

// Brings up the heap and the interpreter, does what the firmware is for, and takes them down again.
// Returns the program's exit code, where there is somebody to take it.
int standard_run(int argc, char **argv);

#endif
