"""Reports of benchmarks: printed as tables, kept as JSON, compared with earlier ones.

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import json
import math
from typing import Any, Dict, List, Optional, Tuple

from bench_programs import Benchmark, Mistake

WORSE = 1.05  # what is this much more than before counts as worse

PEERS = {"cpython": "CPython", "lua": "Lua"}


def read_json(path: str) -> Dict[str, Any]:
    """The object in a JSON file. Raises Mistake if there is none."""
    try:
        with open(path, encoding="utf-8") as file:
            found = json.load(file)
    except OSError as error:
        raise Mistake(f"{path} cannot be read: {error.strerror}.") from None
    except ValueError as error:
        raise Mistake(f"{path} is not JSON: {error}.") from None
    return found if isinstance(found, dict) else {}


def read(path: str) -> Dict[str, Any]:
    """An earlier report. Raises Mistake if it is none."""
    report = read_json(path)
    if "board" not in report:
        raise Mistake(f"{path} is not a report of ./slipway bench.")
    return report


def write(path: str, report: Dict[str, Any]) -> None:
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(report, file, indent=4)
            file.write("\n")
    except OSError as error:
        raise Mistake(f"{path} cannot be written: {error.strerror}.") from None


def mean(ratios: List[float]) -> Optional[float]:
    """The geometric mean, None of nothing."""
    ratios = [ratio for ratio in ratios if ratio > 0]
    return math.exp(sum(math.log(ratio) for ratio in ratios) / len(ratios)) if ratios else None


def _table(rows: List[List[str]]) -> str:
    """The first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join("  ".join([f"{row[0]:{widths[0]}}"] +
                               [f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:])])
                     for row in rows)


def _cell(value: Optional[float], form: str) -> str:
    return "-" if value is None else format(value, form)


# ---- this machine --------------------------------------------------------------------------------


def add_host_means(report: Dict[str, Any], programs: List[Benchmark]) -> None:
    """Geometric means of Slipway's time by each peer's, over the programs that both ran."""
    groups = {"reference": [p.name for p in programs if p.is_reference],
              "others": [p.name for p in programs if not p.is_reference],
              "all": [p.name for p in programs]}
    report["means"] = {}
    for group, names in groups.items():
        rows = [report["times"][name] for name in names if "slipway" in report["times"][name]]
        report["means"][group] = {peer: mean([row["slipway"] / row[peer] for row in rows
                                              if row.get(peer)]) for peer in PEERS}


def host_text(report: Dict[str, Any]) -> str:
    times = report["times"]
    peers = [peer for peer in PEERS if any(peer in row for row in times.values())]
    rows = [["seconds", "Slipway"] + [PEERS[peer] for peer in peers] +
            [f"/ {PEERS[peer]}" for peer in peers]]
    for name, row in times.items():
        own = row.get("slipway")
        rows.append([name, _cell(own, ".3f")] + [_cell(row.get(peer), ".3f") for peer in peers] +
                    [_cell(own / row[peer] if own and row.get(peer) else None, ".2f")
                     for peer in peers])
    for group, means in report["means"].items():
        if any(means.values()):
            rows.append([f"geometric mean, {group}", ""] + [""] * len(peers) +
                        [_cell(means[peer], ".2f") for peer in peers])
    return _table(rows) + _host_extras(report, peers)


def _host_extras(report: Dict[str, Any], peers: List[str]) -> str:
    if "start" not in report:
        return ""
    names = ["slipway"] + peers
    rows = [["", "Slipway"] + [PEERS[peer] for peer in peers]]
    start = report["start"]
    rows.append(["-c pass, ms"] + [_cell(start[name]["ms"], ".2f") for name in names])
    rows.append(["-c pass, KiB resident"] + [_cell(start[name].get("kib"), "d") for name in names])
    rows.append(["10,000 lines compiled, ms"] +
                [_cell(report["compile_ms"].get(name), ".1f") for name in names])
    rows.append(["full collection of 15 MB, ms", _cell(report["collect_15mb_ms"], ".2f")] +
                ["-"] * len(peers))
    return "\n\n" + _table(rows)


# ---- emulated boards -----------------------------------------------------------------------------


def board_text(report: Dict[str, Any], peer: Optional[Dict[str, Any]]) -> str:
    """The table of counts, beside the known figures of a peer, if there are any."""
    known = peer or {"counts": {}}
    factor = known.get("clock_factor")
    head = ["thousand instructions", "Slipway"]
    if peer:
        head += [known["peer"].split()[0], "ratio"] + ([f"x {factor:g}"] if factor else [])
    rows = [head]

    def add(name: str, own: Optional[float], other: Optional[float], timed: bool = True) -> None:
        ratio = own / other if own is not None and other else None
        scaled = ratio * factor if factor and ratio is not None and timed else None
        cells = [_cell(other, "d"), _cell(ratio, ".3f")]
        cells += [_cell(scaled, ".2f")] if factor else []
        rows.append([name, _cell(own, "d")] + (cells if peer else []))

    for name, count in report["counts"].items():
        add(name, count, known["counts"].get(name))
    means = report.get("means", {}).get("reference")
    if means:
        rows.append(["geometric mean", "", "", _cell(means, ".3f")] +
                    ([_cell(means * factor, ".2f")] if factor else []))
    if "collect" in report:
        add("full collection of 88 KB", report["collect"], known.get("collect"))
    text = _table(rows)
    if "memory" in report:
        rows[:] = [["bytes"] + head[1:4] + ([""] if factor else [])]
        for name, size in report["memory"].items():
            add(name, size, known.get("memory", {}).get(name), False)
        text += "\n\n" + _table([row[:4] for row in rows])
    if factor and peer:
        text += f"\n\nx {factor:g}: {known['clock_note']}"
    return text


def add_board_means(report: Dict[str, Any], peer: Optional[Dict[str, Any]]) -> None:
    if peer:
        ratios = [count / peer["counts"][name] for name, count in report["counts"].items()
                  if name in peer["counts"]]
        report["means"] = {"reference": mean(ratios)}


# ---- comparison ----------------------------------------------------------------------------------


def costs(report: Dict[str, Any]) -> Dict[str, float]:
    """What a comparison looks at, by name; more is worse. Times on a host are relative to CPython's
    in the same run, where it took part: that takes out how fast the machine was at the moment."""
    found: Dict[str, float] = {}
    for name, row in report.get("times", {}).items():
        if "slipway" in row:
            found[name] = row["slipway"] / row.get("cpython", 1.0)
    if "start" in report:
        found["resident KiB"] = report["start"]["slipway"].get("kib", 0)
    found.update(report.get("counts", {}))
    if "collect" in report:
        found["full collection"] = report["collect"]
    for name, size in report.get("memory", {}).items():
        found[name] = size
    return found


def compare(now: Dict[str, Any], before: Dict[str, Any]) -> Tuple[List[str], List[str], List[str]]:
    """The names of what is worse, better, and in `before` but no longer there."""
    if now["board"] != before["board"]:
        raise Mistake(f"the earlier report is of {before['board']}, this one of {now['board']}.")
    new, old = costs(now), costs(before)
    worse = [name for name, cost in new.items() if name in old and cost > old[name] * WORSE]
    better = [name for name, cost in new.items() if name in old and cost * WORSE < old[name]]
    return worse, better, [name for name in old if name not in new]


def change(name: str, now: Dict[str, Any], before: Dict[str, Any]) -> str:
    new, old = costs(now)[name], costs(before)[name]
    percent = f"{100 * (new / old - 1):+.1f} %" if old else "from nothing"
    form = "d" if isinstance(new, int) and isinstance(old, int) else ".3f"
    return f"{name}: {old:{form}} before, {new:{form}} now ({percent})"
