"""Preprocesses each source exactly as it will be compiled, with NO_QSTR defined, and collects what
the generators need from the text that is left: names, registered modules, root pointers, error
texts. Results are cached per source; only sources whose command, text or headers changed are
preprocessed again.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import concurrent.futures
import json
import os
import re
import shlex
import subprocess
from typing import Any, Dict, List, Optional, Set

import check

# What may follow MP_QSTR in a name. Splitting at the prefix first is much faster than a search.
NAME_TAIL = re.compile(r"_\w*|null\b")
REGISTRATION = re.compile(rf"\bMP_REGISTER_({'|'.join(check.KINDS)})\b\s*")
ERROR_TEXT = re.compile(r'\bMP_ERROR_TEXT\(\s*((?:"(?:[^"\\]|\\.)*"\s*)*)(\)?)')
# How GCC's preprocessor writes a letter beyond ASCII in a name of the program.
LETTER = re.compile(r"\\U(000[0-9a-f]{5})")
MARKER = re.compile(r'^# (\d+) "((?:[^"\\]|\\.)*)"', re.M)


class Source:
    """One translation unit: its command line and, after `scan`, what was found in it."""

    def __init__(self, path: str, directory: str, args: List[str], names_header: str) -> None:
        self.path = path
        self.directory = directory
        self.args = args
        self.names_header = names_header
        self.found: Dict[str, Any] = {}
        self.scanned = True

    def command(self) -> str:
        return "\0".join(self.args)


def load_sources(commands_file: str, names_dir: str, compilers: List[str]) -> List[Source]:
    """The sources of `commands_file` that force-include a header of `names_dir`, in its order."""
    with open(commands_file, encoding="utf-8") as file:
        entries = json.load(file)
    sources = []
    for entry in entries:
        if names_dir not in entry.get("command", ""):
            continue
        words = shlex.split(entry["command"])
        source = _source(entry, words, names_dir, compilers)
        if source:
            sources.append(source)
    return sources


def _source(entry: Dict[str, str], words: List[str], names_dir: str,
            compilers: List[str]) -> Optional[Source]:
    # A launcher (ccache, distcc) comes before the compiler and has no business in a scan.
    start = next((i for i, word in enumerate(words) if word in compilers), 0)
    args: List[str] = []
    names_header = ""
    skip = ""
    for word in words[start:]:
        if skip:
            if skip == "-include" and word.startswith(names_dir):
                names_header = word
            elif skip == "-include":
                args += ["-include", word]
            skip = ""
        elif word in ("-o", "-include", "-MF", "-MT", "-MQ"):
            skip = word
        elif word not in ("-c", "-MD", "-MMD"):
            args.append(word)
    if not names_header:
        return None
    return Source(entry["file"], entry["directory"], args, names_header)


def _line_of(text: str, position: int) -> str:
    """file:line of a position in preprocessed text, from the line marker before it."""
    last = None
    for last in MARKER.finditer(text, max(0, text.rfind("\n# ", 0, position)), position):
        pass
    if last is None:
        return "?"
    line = int(last.group(1)) + text.count("\n", last.end(), position) - 1
    return f"{last.group(2)}:{line}"


def _argument(text: str, start: int) -> str:
    """The text in the parentheses that open at `start`; empty if they do not, or never close."""
    depth = 0
    for i in range(start, min(len(text), start + 2000)):
        depth += {"(": 1, ")": -1}.get(text[i], 0)
        if depth == 0:
            return " ".join(text[start + 1:i].split())
    return ""


def _find(text: str) -> Dict[str, Any]:
    """What a source's preprocessed text holds. A registration is [kind, arguments, place]."""
    tails = (NAME_TAIL.match(piece) for piece in text.split("MP_QSTR")[1:])
    registrations = []
    for match in REGISTRATION.finditer(text) if "MP_REGISTER_" in text else ():
        registrations.append([match.group(1), _argument(text, match.end()),
                              _line_of(text, match.start())])
    error_texts: Set[str] = set()
    bad_texts = []
    for match in ERROR_TEXT.finditer(text) if "MP_ERROR_TEXT" in text else ():
        if match.group(1) and match.group(2):
            error_texts.add(match.group(1).strip())
        else:
            bad_texts.append(_line_of(text, match.start()))
    return {
        "names": sorted({"MP_QSTR" + tail.group() for tail in tails if tail}),
        "registrations": registrations,
        "error_texts": sorted(error_texts),
        "bad_texts": bad_texts,
        "mistakes": check.in_text(text, _line_of, registrations),
    }


def _preprocess(source: Source, stub_dir: str) -> Optional[Dict[str, Any]]:
    """What is found in the source, or None if it cannot be preprocessed."""
    # The stubs come first in the search path: what an earlier build generated must not be scanned.
    args = [source.args[0], "-E", "-w", "-DNO_QSTR", "-I", stub_dir] + source.args[1:]
    run = subprocess.run(args, cwd=source.directory, stdout=subprocess.PIPE,
                         stderr=subprocess.DEVNULL, check=False)
    if run.returncode:
        return None
    text = run.stdout.decode("utf-8", "replace")
    if "\\U" in text:
        text = LETTER.sub(lambda match: chr(int(match.group(1), 16)), text)
    found = _find(text)
    headers = {os.path.normpath(os.path.join(source.directory, m.group(2)))
               for m in MARKER.finditer(text) if not m.group(2).startswith("<")}
    found["headers"] = sorted(h for h in headers
                              if not h.startswith(stub_dir) and not os.path.isdir(h))
    return found


def _unseen(source: Source, last: Optional[Dict[str, Any]]) -> Dict[str, Any]:
    """Stands in for what is found in a source that cannot be preprocessed: what was there last, and
    the names in its own text. The compiler will say what is wrong with it, and is to say only that;
    other sources are not to notice."""
    found = dict(last["found"] if last else _find(""))
    try:
        with open(source.path, encoding="utf-8", errors="replace") as file:
            tails = (NAME_TAIL.match(piece) for piece in file.read().split("MP_QSTR")[1:])
    except OSError:
        tails = iter(())
    found["names"] = sorted({*found["names"], *("MP_QSTR" + tail.group() for tail in tails if tail)})
    return dict(found, mistakes=[], headers=[source.path])


class _Stamps:
    """Time and size of files, each looked up once."""

    def __init__(self) -> None:
        self._known: Dict[str, str] = {}

    def get(self, path: str) -> str:
        if path not in self._known:
            try:
                stat = os.stat(path)
                self._known[path] = f"{stat.st_mtime_ns}/{stat.st_size}"
            except OSError:
                self._known[path] = "missing"
        return self._known[path]


def _generators() -> str:
    """Changes with these programs: what an older version found is not worth keeping."""
    here = os.path.dirname(os.path.abspath(__file__))
    return " ".join(f"{name}/{os.stat(os.path.join(here, name)).st_mtime_ns}"
                    for name in sorted(os.listdir(here)) if name.endswith(".py"))


def _load_cache(path: str) -> Dict[str, Any]:
    try:
        with open(path, encoding="utf-8") as file:
            cache = json.load(file)
        return cache if cache.get("generators") == _generators() else {}
    except (OSError, ValueError):
        return {}


def scan(sources: List[Source], cache_file: str, stub_dir: str) -> None:
    """Fill `found` of every source. What could not be preprocessed is tried again next time."""
    cache = _load_cache(cache_file)
    files = cache.get("files", {})
    entries = cache.get("sources", {})
    # A header is unchanged when its stamp is the one noted when its includers were last scanned.
    stamps = _Stamps()
    stale = []
    for source in sources:
        entry = entries.get(source.names_header)
        if (entry and entry["command"] == source.command()
                and all(files.get(h) == stamps.get(h) for h in entry["found"]["headers"])):
            source.found = entry["found"]
        else:
            stale.append(source)
    # Taken before preprocessing: a file saved meanwhile is scanned again next time.
    before = {h: stamps.get(h) for s in sources for h in s.found.get("headers", [])}
    fresh = _Stamps()
    for source in stale:
        before[source.path] = fresh.get(source.path)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 2) as pool:
        results = list(pool.map(lambda source: _preprocess(source, stub_dir), stale))
    # Each file is read once, whoever includes it.
    in_files: Dict[str, List[List[str]]] = {}
    for source, found in zip(stale, results):
        source.scanned = found is not None
        source.found = found or _unseen(source, entries.get(source.names_header))
        for path in source.found["headers"]:
            if path not in in_files:
                in_files[path] = check.in_file(path)
            source.found["mistakes"] += in_files[path]
    for source in stale:
        for path in source.found["headers"]:
            before.setdefault(path, stamps.get(path))

    with open(cache_file, "w", encoding="utf-8") as file:
        json.dump({
            "generators": _generators(),
            "files": before,
            "sources": {s.names_header: {"command": s.command() if s.scanned else "", "found": s.found}
                        for s in sources},
        }, file)
