// Error numbers carried by OSError, the same on every port (the values of Linux, which MicroPython documents).
// SPDX-License-Identifier: MIT
#ifndef SLIPWAY_PY_MPERRNO_H
#define SLIPWAY_PY_MPERRNO_H

#define MP_EPERM (1)
#define MP_ENOENT (2)
#define MP_EIO (5)
#define MP_EBADF (9)
#define MP_EAGAIN (11)
#define MP_ENOMEM (12)
#define MP_EACCES (13)
#define MP_EBUSY (16)
#define MP_EEXIST (17)
#define MP_ENODEV (19)
#define MP_ENOTDIR (20)
#define MP_EISDIR (21)
#define MP_EINVAL (22)
#define MP_ENOSPC (28)
#define MP_ESPIPE (29)
#define MP_EROFS (30)
#define MP_EPIPE (32)
#define MP_EOPNOTSUPP (95)
#define MP_ETIMEDOUT (110)

#endif  // SLIPWAY_PY_MPERRNO_H
