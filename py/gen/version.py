"""The version header. The date is SOURCE_DATE_EPOCH's, else that of the tree's last commit, else
today's, so that the same tree gives the same firmware.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import datetime
import os
import re
import subprocess
from typing import List

from output import header, write_if_changed


def _git(top: str, *args: str) -> str:
    try:
        run = subprocess.run(["git", "-C", top, *args], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, check=False)
    except OSError:
        return ""
    return run.stdout.decode("utf-8", "replace").strip() if run.returncode == 0 else ""


def _commit(top: str) -> List[str]:
    """[hash, date] of the last commit, if `top` is the top of a work tree of its own."""
    if not os.path.exists(os.path.join(top, ".git")):
        return []
    return _git(top, "log", "-1", "--format=%h %cs").split()


def watched_files(top: str) -> List[str]:
    """Files that change when the last commit does."""
    if not os.path.exists(os.path.join(top, ".git")):
        return []
    paths = _git(top, "rev-parse", "--git-path", "logs/HEAD", "--git-path", "HEAD").split("\n")
    paths = [os.path.join(top, path) for path in paths if path]
    return [path for path in paths if os.path.isfile(path)]


def _number(top: str) -> str:
    """The version in py/mpconfig.h: that of the MicroPython whose C API this tree follows."""
    with open(os.path.join(top, "py", "mpconfig.h"), encoding="utf-8") as file:
        text = file.read()
    return ".".join(re.findall(r"#define MICROPY_VERSION_(?:MAJOR|MINOR|MICRO)\s+\(?(\d+)", text))


def write(directory: str, top: str) -> None:
    commit = _commit(top)
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        moment = datetime.datetime.fromtimestamp(int(epoch), datetime.timezone.utc)
        date = moment.strftime("%Y-%m-%d")
    else:
        date = commit[1] if commit else datetime.date.today().isoformat()
    write_if_changed(os.path.join(directory, "mpversion.h"), header("what this build is") + (
        f'#define MICROPY_GIT_TAG "v{_number(top)}-slipway"\n'
        f'#define MICROPY_GIT_HASH "{commit[0] if commit else "unknown"}"\n'
        f'#define MICROPY_BUILD_DATE "{date}"\n'))
