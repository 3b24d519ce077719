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

# What the tests of the host's preset use beside compilers and emulators; a test that lacks one is
# skipped.
TEST_TOOLS = ["make|make", "g++|g++", "ccache|ccache", "distcc|distcc", "clang|clang", "clangd|clangd",
              "clang-format|clang-format", "clang-tidy|clang-tidy", "cppcheck|cppcheck", "gdb|gdb",
              "gdb-multiarch|gdb-multiarch", "git|git"]


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


def _may_install() -> bool:
    return bool(shutil.which("apt-get") and (os.geteuid() == 0 or shutil.which("sudo")))


def _install(packages: List[str]) -> bool:
    print(f"slipway: installing {' '.join(packages)}", flush=True)
    install = ("install", "-y", "-q", "--no-install-recommends", *packages)
    fresh = not glob.glob("/var/lib/apt/lists/*_Packages*")
    return (not fresh and _apt(*install)) or (_apt("update", "-q") and _apt(*install))


def ensure(needs: Iterable[str]) -> None:
    """Install what is missing, saying so; end the program if that cannot be done."""
    packages = missing(needs)
    if not packages:
        return
    names = " ".join(packages)
    if not _may_install():
        sys.exit(f"slipway: these packages (Debian's names) are missing and cannot be installed "
                 f"from here: {names}. Install them and try again.")
    if not _install(packages):
        sys.exit(f"slipway: apt-get could not install {names}: install them by hand and try again.")


def offer(needs: Iterable[str]) -> None:
    """Install what is missing if that can be done, and say so if it cannot."""
    packages = missing(needs)
    if packages and not (_may_install() and _install(packages)):
        print(f"slipway: without {' '.join(packages)} some tests are skipped.", flush=True)
