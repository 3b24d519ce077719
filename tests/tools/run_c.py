"""Runs the firmware of tests/c and shows the tests that fail. The firmware prints a line for each
test and one at the end, `N tests, M failed`, which is awaited: a board has no exit code.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import argparse
import os
import re
import shlex
import sys

from session import Session, Timeout

END = re.compile(rb"(\d+) tests, (\d+) failed\r?\n")


def main() -> int:
    parser = argparse.ArgumentParser(description="Run the firmware of tests/c.")
    parser.add_argument("--elf", required=True)
    parser.add_argument("--run", default="", help="command that runs it on an emulator (@ELF@)")
    arguments = parser.parse_args()
    elf = os.path.abspath(arguments.elf)
    firmware = os.path.join(os.path.dirname(elf), "firmware.elf")
    command = [word.replace("@ELF@", elf).replace(firmware, elf)
               for word in shlex.split(arguments.run)] or [elf]
    with Session(command, terminal=False, limit=50) as session:
        problem = ""
        try:
            session.wait(lambda: END.search(session.seen) is not None, "the end of the tests")
        except Timeout as error:
            problem = str(error)
        print(session.seen.decode("utf-8", "backslashreplace").replace("\r\n", "\n"))
        found = END.search(session.seen)
    if problem or found is None:
        print("FAILED: %s" % problem)
        return 1
    return 1 if int(found.group(2)) or not int(found.group(1)) else 0


if __name__ == "__main__":
    sys.exit(main())
