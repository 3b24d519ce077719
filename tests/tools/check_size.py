"""Fails when a firmware's ROM, or its static RAM without the heap, is larger than allowed.

SPDX-License-Identifier: MIT
"""

import argparse
import subprocess
import sys


def run(*command: str) -> str:
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, universal_newlines=True).stdout


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prefix", required=True, help="of the binutils, such as arm-none-eabi-")
    parser.add_argument("--elf", required=True)
    parser.add_argument("--text", type=int, required=True, help="bytes of text allowed")
    parser.add_argument("--ram", type=int, required=True, help="bytes of data and bss allowed")
    parser.add_argument("--heap", default="heap", help="symbol of the array that is the Python heap")
    args = parser.parse_args()
    text, data, bss = (int(n) for n in run(args.prefix + "size", args.elf).splitlines()[1].split()[:3])
    heap = 0
    for line in run(args.prefix + "nm", "-S", args.elf).splitlines():
        fields = line.split()
        if len(fields) == 4 and fields[3] == args.heap:
            heap = int(fields[1], 16)
    if heap == 0:
        print("no symbol '%s' in %s: name the heap's with --heap" % (args.heap, args.elf))
        return 1
    ram = data + bss - heap
    print("text %d of %d bytes, static RAM without the heap %d of %d" % (text, args.text, ram, args.ram))
    return int(text > args.text or ram > args.ram)


if __name__ == "__main__":
    sys.exit(main())
