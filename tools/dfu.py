#!/usr/bin/env python3
"""Writes a DfuSe image (ST UM0391, "DfuSe file format") of one flash image, for dfu-util and ST's
tools.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import struct
import sys
import zlib

# USB ids of the boot loader in ST's ROM (AN2606).
VENDOR, PRODUCT = 0x0483, 0xDF11
TARGET_NAME_BYTES = 255
DFUSE_SPEC = 0x011A


def dfu_image(address: int, data: bytes) -> bytes:
    """The image that writes `data` at `address`."""
    element = struct.pack("<II", address, len(data)) + data
    target = struct.pack("<6sBI255sII", b"Target", 0, 1, b"Slipway".ljust(TARGET_NAME_BYTES, b"\0"),
                         len(element), 1) + element
    # The size in the prefix counts everything but the 16-byte suffix.
    prefix = struct.pack("<5sBIB", b"DfuSe", 1, 11 + len(target), 1)
    suffix = struct.pack("<HHHH3sB", 0xFFFF, PRODUCT, VENDOR, DFUSE_SPEC, b"UFD", 16)
    body = prefix + target + suffix
    return body + struct.pack("<I", ~zlib.crc32(body) & 0xFFFFFFFF)


def main() -> int:
    parser = argparse.ArgumentParser(description="Make a DfuSe image of a flash image.")
    parser.add_argument("--address", required=True, type=lambda text: int(text, 0),
                        help="address of the image's first byte")
    parser.add_argument("image", help="the .bin to read")
    parser.add_argument("output", help="the .dfu to write")
    args = parser.parse_args()
    with open(args.image, "rb") as file:
        image = file.read()
    with open(args.output, "wb") as file:
        file.write(dfu_image(args.address, image))
    return 0


if __name__ == "__main__":
    sys.exit(main())
