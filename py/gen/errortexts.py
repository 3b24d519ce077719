"""Error texts: with MICROPY_ROM_TEXT_COMPRESSION the texts of MP_ERROR_TEXT are kept in flash by
byte pair encoding (P. Gage, 1994): bytes from 0x80 up stand for a pair of bytes, each of which may
stand for a pair again. A text without such bytes is its own encoding, so plain ASCII strings pass
through the decoder unchanged. py/errortext.c decodes.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import ast
import collections
import os
from typing import AbstractSet, Dict, Iterable, List, Optional, Tuple

from output import Mistakes, c_string, header, write_if_changed

FIRST_CODE = 0x80
MAX_PAIRS = 128
# A pair costs two bytes of table and saves one byte per use.
MIN_USES = 4


def _bytes_of(literal: str) -> bytes:
    """The bytes of one or more adjacent C string literals."""
    return ast.literal_eval(f"({literal})").encode("utf-8")


def _merge(codes: List[int], pair: Tuple[int, int], code: int) -> List[int]:
    out: List[int] = []
    for value in codes:
        if out and out[-1] == pair[0] and value == pair[1]:
            out[-1] = code
        else:
            out.append(value)
    return out


def _train(texts: Iterable[bytes]) -> List[Tuple[int, int]]:
    """The pairs worth a code, most frequent first."""
    encoded = [list(text) for text in sorted(texts)]
    pairs: List[Tuple[int, int]] = []
    while len(pairs) < MAX_PAIRS:
        uses = collections.Counter(pair for codes in encoded for pair in zip(codes, codes[1:]))
        if not uses:
            break
        best = min(uses, key=lambda pair: (-uses[pair], pair))
        if uses[best] < MIN_USES:
            break
        code = FIRST_CODE + len(pairs)
        encoded = [_merge(codes, best, code) for codes in encoded]
        pairs.append(best)
    return pairs


def _encode(text: bytes, pairs: List[Tuple[int, int]]) -> bytes:
    codes = list(text)
    for number, pair in enumerate(pairs):
        codes = _merge(codes, pair, FIRST_CODE + number)
    return bytes(codes)


class ErrorTexts:
    """The encoding of one firmware's texts. The pairs are kept from build to build, so that a new
    text does not change how the others are written."""

    def __init__(self, literals: Dict[str, str], database: str, mistakes: Mistakes,
                 core: Optional[AbstractSet[str]] = None) -> None:
        """`literals` maps each literal, as written, to a source that uses it. The pairs are chosen
        for those in `core`, all if it does not say."""
        self.texts = {literal: _bytes_of(literal) for literal in literals}
        for literal, text in self.texts.items():
            if any(byte >= FIRST_CODE for byte in text):
                mistakes.add(literals[literal], f"MP_ERROR_TEXT({literal}) is not ASCII, as "
                             "compressed texts have to be; reword it")
        trained = {text for literal, text in self.texts.items() if core is None or literal in core}
        self.pairs = self._load(database) or _train(trained)
        write_if_changed(database, "".join(f"{a} {b}\n" for a, b in self.pairs))

    @staticmethod
    def _load(database: str) -> List[Tuple[int, int]]:
        try:
            with open(database, encoding="utf-8") as file:
                return [(int(a), int(b)) for a, b in (line.split() for line in file)]
        except (OSError, ValueError):
            return []

    def macro(self, literals: Iterable[str]) -> str:
        """MP_ERROR_TEXT for a source with those texts: the compiler folds the comparisons away."""
        lines = []
        for literal in literals:
            coded = _encode(self.texts[literal], self.pairs)
            lines.append(f"    if (!__builtin_strcmp(text, {literal})) {{\n"
                         f"        return {c_string(coded)};\n    }}\n")
        if not lines:
            return ""
        return ("static inline __attribute__((always_inline)) const char *mp_error_text_of("
                "const char *text) {\n" + "".join(lines) + "    return text;\n}\n"
                "#define MP_ERROR_TEXT(x) (mp_error_text_of(x))\n")

    def write_pairs(self, directory: str) -> None:
        """errorpairs.h, for py/errortext.c alone."""
        write_if_changed(os.path.join(directory, "errorpairs.h"),
                         header("what the codes of error texts stand for")
                         + "".join(f"{{ {a}, {b} }},\n" for a, b in self.pairs))
