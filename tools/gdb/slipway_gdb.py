"""For gdb: shows values of type mp_obj_t as Python, and the Python stack (py-bt). It only reads memory
and calls nothing, so that it works in a core dump, in QEMU and through openocd as well as in a
process. Needs the firmware's debug information.

    (gdb) source tools/gdb/slipway_gdb.py
    (gdb) print args[0]
    (gdb) py-bt

SPDX-License-Identifier: MIT
"""
from __future__ import annotations

import struct
from typing import Dict, List, Optional, Tuple

import gdb  # type: ignore  # pylint: disable=import-error

MOST_ITEMS, MOST_DEPTH, MOST_BYTES, MOST_FRAMES = 50, 4, 400, 200

# py/obj.h: numbers of immediate objects.
IMMEDIATE = {0: "None", 1: "False", 2: "Ellipsis", 3: "True", 4: "NotImplemented", 5: "<sentinel>"}

# py/vm/code.h
EXTRAS, HANDLERS, STORES, GENERATOR = 32, 64, 128, 4
INEXACT, MANY_CONSTS = 255, 255
ENTRY, FAR, FAR_INIT = 2, 3, 4
STEP_FAR = 7


def word_size() -> int:
    return gdb.lookup_type("void").pointer().sizeof


def as_word(value: "gdb.Value") -> int:
    return int(value.cast(gdb.lookup_type("unsigned long")))


def at(name: str, address: int) -> "gdb.Value":
    """The struct of that name at an address."""
    return gdb.Value(address).cast(gdb.lookup_type(name).pointer()).dereference()


def memory(address: int, size: int) -> bytes:
    return bytes(gdb.selected_inferior().read_memory(address, size)) if size else b""


# ---- names -----------------------------------------------------------------------------------------

def _rom_names() -> List[str]:
    """The names of the ROM table, by number."""
    table = gdb.lookup_static_symbol("rom_texts")
    if table is None:
        return []
    value = table.value()
    # One member of the struct for each, in order, with a zero at its end.
    data = memory(int(value.address), value.type.sizeof)
    return [data[member.bitpos // 8:member.bitpos // 8 + member.type.sizeof - 1].decode("utf-8", "replace")
            for member in value.type.fields()]


_ROM: Dict[str, List[str]] = {}


def qstr(number: int) -> str:
    key = gdb.current_progspace().filename or ""
    if not _ROM.get(key):
        _ROM[key] = _rom_names()
    if number < len(_ROM[key]):
        return _ROM[key][number]
    pool = gdb.parse_and_eval("mp_state_ctx.vm.last_pool")
    for _ in range(1000):
        if not int(pool):
            break
        first = int(pool["first"])
        if number >= first:
            if number - first >= int(pool["len"]):
                break
            text = int(pool["entries"][number - first]["text"])
            size = memory(text - 1, 1)[0]
            if size == 255:
                size = struct.unpack("=I", memory(text - 5, 4))[0]
            return memory(text, size).decode("utf-8", "replace")
        pool = pool["prev"]
    return f"<qstr {number}>"


# ---- values ----------------------------------------------------------------------------------------

def immediate_float(word: int) -> float:
    bits = word_size() * 8
    double = gdb.lookup_type("mp_float_t").sizeof == 8
    if double != (bits == 64):
        return struct.unpack("<f", struct.pack("<I", word >> 32))[0]
    mask = (1 << bits) - 1
    word = ((word >> 3 | word << (bits - 3)) & mask) - (3 << (bits - 3)) & mask
    word = (word >> 1 | word << (bits - 1)) & mask
    return struct.unpack(*(("<d", struct.pack("<Q", word)) if double else ("<f", struct.pack("<I", word))))[0]


def _joined(items: List[str], count: int) -> str:
    return ", ".join(items + ([f"... {count - len(items)} more"] if count > len(items) else []))


def _items(pointer: "gdb.Value", count: int, depth: int) -> str:
    return _joined([show(as_word(pointer[i]), depth + 1) for i in range(min(count, MOST_ITEMS))], count)


def _pairs(map_value: "gdb.Value", depth: int) -> str:
    items, count = [], int(map_value["used"])
    for i in range(int(map_value["alloc"])):
        if len(items) >= min(MOST_ITEMS, count):
            break
        entry = map_value["table"][i]
        key = as_word(entry["key"])
        if key not in (0, 5 << 4 | 12):
            items.append(f"{show(key, depth + 1)}: {show(as_word(entry['value']), depth + 1)}")
    return _joined(items, count)


def _text(address: int, is_str: bool) -> str:
    value = at("mp_obj_str_t", address)
    size = int(value["len"])
    data = memory(int(value["data"]), min(size, MOST_BYTES))
    shown = repr(data.decode("utf-8", "replace")) if is_str else repr(data)
    return shown + (f"... {size} bytes" if size > MOST_BYTES else "")


def _instance(address: int, name: str, depth: int) -> str:
    value = at("mp_obj_instance_t", address)
    shape, slots = value["shape"], []
    total, inline = int(shape["n_slots"]), int(shape["n_inline"])
    names = []
    while int(shape) and int(shape["parent"]):
        names.append((int(shape["n_slots"]) - 1, qstr(int(shape["key"]))))
        shape = shape["parent"]
    for slot, key in sorted(names)[:MOST_ITEMS]:
        if total > inline and slot >= inline - 1:
            more = value["slots"][inline - 1].cast(gdb.lookup_type("mp_obj_t").pointer())
            word = as_word(more[slot - (inline - 1)])
        else:
            word = as_word(value["slots"][slot])
        slots.append(f"{key}={show(word, depth + 1) if word else '<none>'}")
    return f"<{name} {_joined(slots, len(names))}>" if slots else f"<{name}>"


def _big_int(address: int) -> str:
    value = at("mp_obj_int_t", address)
    size, bits = int(value["size"]), word_size() * 8
    number = sum(as_word(value["limbs"][i]) << (bits * i) for i in range(abs(size)))
    return str(-number if size < 0 else number)


def _object(address: int, depth: int) -> str:
    kind = at("mp_obj_base_t", address)["type"]
    symbol = gdb.execute(f"info symbol {int(kind)}", to_string=True).split()[0]
    name = qstr(int(kind["name"]))
    if symbol == "mp_type_str":
        return _text(address, True)
    if symbol == "mp_type_bytes":
        return _text(address, False)
    if symbol == "mp_type_int":
        return _big_int(address)
    if symbol == "mp_type_float":
        return repr(float(at("mp_obj_float_t", address)["value"]))
    if symbol == "mp_type_type":
        return f"<class '{qstr(int(at('mp_obj_type_t', address)['name']))}'>"
    if symbol == "mp_type_module":
        return "<module>"
    if int(kind["flags"]) & int_macro("MP_TYPE_FLAG_INSTANCE_TYPE", 0x0200):
        if depth >= MOST_DEPTH:
            return f"<{name} ...>"
        return _instance(address, name, depth)
    if depth >= MOST_DEPTH:
        return f"<{name} ...>"
    if symbol == "mp_type_tuple":
        value = at("mp_obj_tuple_t", address)
        count = int(value["len"])
        return f"({_items(value['items'], count, depth)}{',' if count == 1 else ''})"
    if symbol == "mp_type_list":
        value = at("mp_obj_list_t", address)
        return f"[{_items(value['items'], int(value['len']), depth)}]"
    if symbol in ("mp_type_dict", "mp_type_ordereddict"):
        return f"{{{_pairs(at('mp_obj_dict_t', address)['map'], depth)}}}"
    if symbol.startswith("mp_type_fun_py") or name == "function":
        code = at("mp_obj_fun_py_t", address)["code"] if symbol.startswith("mp_type_fun_py") else None
        return f"<function {Code(int(code)).name}>" if code is not None else "<function>"
    return f"<{name} at {address:#x}>"


_MACROS: Dict[str, int] = {}


def int_macro(name: str, otherwise: int) -> int:
    """A macro's value, where the debug information has macros (-g3)."""
    if name not in _MACROS:
        try:
            _MACROS[name] = int(gdb.parse_and_eval(name))
        except gdb.error:
            _MACROS[name] = otherwise
    return _MACROS[name]


def show(word: int, depth: int = 0) -> str:
    """A word as Python."""
    bits = word_size() * 8
    if word == 0:
        return "NULL"
    if word & 3 == 1:
        number = word >> 2
        return str(number - (1 << (bits - 2)) if number >> (bits - 3) else number)
    if word & 2:
        return repr(immediate_float(word))
    if word & 15 == 4:
        return repr(qstr(word >> 4))
    if word & 15 == 12:
        return IMMEDIATE.get(word >> 4, f"<immediate {word >> 4}>")
    try:
        return _object(word, depth)
    except (gdb.error, gdb.MemoryError, IndexError) as error:
        return f"<unreadable object at {word:#x}: {error}>"


class ObjectPrinter:
    """What gdb asks for a value of the types mp_obj_t and mp_const_obj_t."""

    def __init__(self, value: "gdb.Value") -> None:
        self.value = value

    def to_string(self) -> str:
        return show(as_word(self.value))


def lookup(value: "gdb.Value") -> Optional[ObjectPrinter]:
    return ObjectPrinter(value) if value.type.name in ("mp_obj_t", "mp_const_obj_t", "mp_rom_obj_t") else None


# ---- the Python stack ------------------------------------------------------------------------------

class Code:
    """What a code object says of itself (py/vm/code.h)."""

    def __init__(self, address: int) -> None:
        self.address = address
        value = at("mp_code_t", address)
        self.start, self.flags = int(value["start"]), int(value["flags"])
        consts = int(value["consts"].address)
        self.p = consts + self._n_consts(consts) * word_size()
        # The number of constants is the last byte of what is read here.
        self.bytes = memory(self.p, max(0, address + self.start - self.p))[:-1]
        self.at = 0
        self.name, self.file = qstr(self._number()), qstr(self._number())
        exact = int(value["exact_args"])
        n_pos = self._number() if exact == INEXACT else exact
        n_kwonly = [self._number() for _ in range(3)][0] if self.flags & EXTRAS else 0
        counted = any(member.name == "n_names" for member in gdb.lookup_type("mp_code_info_t").fields())
        n_names = self._number() if counted else 0
        handlers = self._number() if self.flags & HANDLERS else 0
        if self.flags & STORES:
            self._number()
        self.lines = self.at + 2 * (n_pos + n_kwonly) + handlers
        # Behind the lines are the names that instructions refer to.
        self.bytes = self.bytes[:len(self.bytes) - 2 * n_names] if counted else b""

    def _n_consts(self, consts: int) -> int:
        """A byte in front of the instructions; or, where that is too small for it, a small integer among
        the constants, which the least configurations have not."""
        n = memory(self.address + self.start - 1, 1)[0]
        if n == MANY_CONSTS:
            size = word_size()
            number = int.from_bytes(memory(consts + (n - 1) * size, size), "little")
            if number & 3 == 1 and consts + (number >> 2) * size < self.address + self.start:
                n = max(n, number >> 2)
        return n

    def _number(self) -> int:
        number = shift = 0
        while True:
            byte = self.bytes[self.at]
            self.at += 1
            number |= (byte & 0x7f) << shift
            shift += 7
            if not byte & 0x80:
                return number

    def line(self, offset: int) -> int:
        """The line of an instruction, that many bytes behind the first; 0 if lines are not kept."""
        if self.lines >= len(self.bytes):
            return 0
        self.at = self.lines
        line, behind = self._number(), 0
        while self.at < len(self.bytes):
            behind += self.bytes[self.at] & 31
            if behind > offset:
                break
            step = self.bytes[self.at] >> 5
            self.at += 1
            if step != STEP_FAR:
                line += step - 2
            else:
                step = self._number()
                line += ~(step >> 1) if step & 1 else step >> 1
        return line


def frames() -> List[Tuple[str, int, str]]:
    """(file, line, function) of the frames of Python, innermost first."""
    thread = gdb.parse_and_eval("mp_state_ctx.thread")
    regs, vm = int(thread["vm_regs"]), thread["vm"]
    word = word_size()
    pc = int(vm["pc"]) if int(vm) else 0
    found: List[Tuple[str, int, str]] = []

    def slot(address: int) -> int:
        return int.from_bytes(memory(address, word), "little")

    while regs and len(found) < MOST_FRAMES:
        code_address = int(at("mp_obj_fun_py_t", slot(regs - 2 * word))["code"])
        code = Code(code_address)
        # It stands behind the operation that runs, or is to return.
        found.append((code.file, code.line(pc - 1 - code_address - code.start) if pc else 0, code.name))
        link = slot(regs - word) >> 2
        kind = link & 7
        if kind == ENTRY:
            if not int(vm):
                break
            regs, vm = int(vm["outer_regs"]), vm["outer"]
            pc = int(vm["pc"]) if int(vm) else 0
            continue
        if code.flags & GENERATOR:
            offset = int(at("mp_obj_gen_t", 0)["frame"].address)
            regs = int(at("mp_obj_gen_t", regs - 2 * word - offset)["caller"])
        elif kind in (FAR, FAR_INIT):
            regs = slot(regs - 3 * word)
        else:
            regs -= ((link >> 3) & 255) * word
        if regs:
            pc = int(at("mp_obj_fun_py_t", slot(regs - 2 * word))["code"]) + (link >> 11)
    return found


class Backtrace(gdb.Command):
    """py-bt: the frames of Python, the most recent call last, as in a traceback."""

    def __init__(self) -> None:
        super().__init__("py-bt", gdb.COMMAND_STACK)

    def invoke(self, argument: str, from_tty: bool) -> None:
        try:
            found = frames()
        except (gdb.error, gdb.MemoryError, IndexError) as error:
            raise gdb.GdbError(f"py-bt: {error}; the firmware needs debug information (-g).") from None
        if not found:
            print("No Python code runs.")
        for file, line, name in reversed(found):
            print(f'  File "{file}", line {line or "?"}, in {name}')


class Show(gdb.Command):
    """py-print EXPRESSION: the value of an expression of C, of any type as wide as a word, as Python."""

    def __init__(self) -> None:
        super().__init__("py-print", gdb.COMMAND_DATA)

    def invoke(self, argument: str, from_tty: bool) -> None:
        print(show(as_word(gdb.parse_and_eval(argument))))


gdb.pretty_printers.append(lookup)
Backtrace()
Show()
