#!/usr/bin/env python3
"""Makes the definitions in a static library weak, in place, so that any other definition of the
same symbol wins at link time. Interrupt handlers (*_Handler, *_IRQHandler) stay strong: they are
themselves there to replace the weak defaults of a vector table.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import struct
import sys
from typing import Iterator, Tuple

# System V ABI, "Archive file format", "Sections" and "Symbol table".
AR_MAGIC, AR_HEADER = b"!<arch>\n", 60
SHT_SYMTAB, SHN_UNDEF, SHN_LORESERVE = 2, 0, 0xFF00
STB_GLOBAL, STB_WEAK = 1, 2


def members(archive: bytearray) -> Iterator[int]:
    """Offsets of the ELF files in the archive."""
    offset = len(AR_MAGIC)
    while offset + AR_HEADER <= len(archive):
        size = int(archive[offset + 48:offset + 58])
        start = offset + AR_HEADER
        if archive[start:start + 4] == b"\x7fELF":
            yield start
        offset = start + size + size % 2


def symbols(data: bytearray, start: int) -> Iterator[Tuple[str, int, int]]:
    """(name, section, offset of st_info) of each symbol of the ELF file at `start`."""
    wide = data[start + 4] == 2
    order = "<" if data[start + 5] == 1 else ">"
    table = struct.unpack_from(order + ("Q" if wide else "I"), data,
                               start + (40 if wide else 32))[0]
    entry_size, count = struct.unpack_from(order + "HH", data, start + (58 if wide else 46))
    layout = order + ("IIQQQQIIQQ" if wide else "IIIIIIIIII")
    sections = [struct.unpack_from(layout, data, start + table + i * entry_size)
                for i in range(count)]
    for section in sections:
        if section[1] != SHT_SYMTAB:
            continue
        names = start + sections[section[6]][4]
        for offset in range(start + section[4], start + section[4] + section[5], section[9]):
            name_offset = struct.unpack_from(order + "I", data, offset)[0]
            info = offset + (4 if wide else 12)
            index = struct.unpack_from(order + "H", data, info + 2)[0]
            end = data.index(b"\0", names + name_offset)
            yield data[names + name_offset:end].decode(), index, info


def weaken(archive: bytearray) -> None:
    for start in members(archive):
        for name, section, info in symbols(archive, start):
            defined = SHN_UNDEF < section < SHN_LORESERVE
            if defined and archive[info] >> 4 == STB_GLOBAL and not name.endswith("Handler"):
                archive[info] = STB_WEAK << 4 | archive[info] & 15


def main() -> int:
    if len(sys.argv) != 2:
        print("usage: weaken.py LIBRARY", file=sys.stderr)
        return 2
    with open(sys.argv[1], "r+b") as file:
        archive = bytearray(file.read())
        if not archive.startswith(AR_MAGIC):
            print(f"{sys.argv[1]} is not a static library.", file=sys.stderr)
            return 1
        weaken(archive)
        file.seek(0)
        file.write(archive)
    return 0


if __name__ == "__main__":
    sys.exit(main())
