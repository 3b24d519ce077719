"""Installs what a preset needs and this machine lacks, with apt where there is apt, and otherwise
says which packages to install.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import glob
import os
import shutil
import subprocess
import sys
from typing import Iterable, List

# Debian packages that are not called like the program they bring.
PACKAGES = {"ninja": "ninja-build", "qemu-system-riscv32": "qemu-system-misc",
            "qemu-system-riscv64": "qemu-system-misc"}

BUILD_TOOLS = ["cmake|cmake", "ninja|ninja-build"]


def need(program: str) -> str:
    """The entry for a program by itself, in the form of TOOLCHAIN_NEEDS."""
    return f"{program}|{PACKAGES.get(program, program)}"


def _is_there(probe: str) -> bool:
    program, _, file = probe.partition(":")
    if not shutil.which(program):
        return False
    if not file:
        return True
    # A file the compiler does not find comes back as the bare name.
    run = subprocess.run([program, f"-print-file-name={file}"], stdout=subprocess.PIPE, text=True,
                         check=False)
    return os.path.isabs(run.stdout.strip())


def missing(needs: Iterable[str]) -> List[str]:
    """The packages of those needs ("program|package" or "program:file|package") that are unmet."""
    packages = []
    for entry in needs:
        probe, package = entry.split("|")
        if package not in packages and not _is_there(probe):
            packages.append(package)
    return packages


def _apt(*args: str) -> bool:
    command = ["apt-get", *args]
    if os.geteuid() != 0:
        command.insert(0, "sudo")
    env = dict(os.environ, DEBIAN_FRONTEND="noninteractive")
    return subprocess.run(command, env=env, check=False).returncode == 0


def ensure(needs: Iterable[str]) -> None:
    """Install what is missing, saying so; end the program if that cannot be done."""
    packages = missing(needs)
    if not packages:
        return
    names = " ".join(packages)
    may = os.geteuid() == 0 or shutil.which("sudo")
    if not shutil.which("apt-get") or not may:
        sys.exit(f"slipway: these packages (Debian's names) are missing and cannot be installed "
                 f"from here: {names}. Install them and try again.")
    print(f"slipway: installing {names}", flush=True)
    install = ("install", "-y", "-q", "--no-install-recommends", *packages)
    fresh = not glob.glob("/var/lib/apt/lists/*_Packages*")
    if (fresh or not _apt(*install)) and not (_apt("update", "-q") and _apt(*install)):
        sys.exit(f"slipway: apt-get could not install {names}: install them by hand and try again.")
