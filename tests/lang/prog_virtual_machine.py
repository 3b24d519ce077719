# Proves a whole program: a stack machine with an assembler, run on small programs.
# SPDX-License-Identifier: MIT
class Machine:
    def __init__(self, code):
        self.code, self.stack, self.calls, self.pc, self.vars, self.out = code, [], [], 0, {}, []
    def run(self, limit=10000):
        ops = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("op_")}
        steps = 0
        while self.pc is not None:
            op, arg = self.code[self.pc]
            self.pc += 1
            ops[op](arg) if arg is not None else ops[op]()
            steps += 1
            if steps > limit:
                raise RuntimeError("too many steps")
        return self.out, steps
    def op_push(self, v):
        self.stack.append(v)
    def binary(self, f):
        b, a = self.stack.pop(), self.stack.pop()
        self.stack.append(f(a, b))
    def op_add(self):
        self.binary(lambda a, b: a + b)
    def op_sub(self):
        self.binary(lambda a, b: a - b)
    def op_mul(self):
        self.binary(lambda a, b: a * b)
    def op_less(self):
        self.binary(lambda a, b: int(a < b))
    def op_load(self, name):
        self.stack.append(self.vars[name])
    def op_store(self, name):
        self.vars[name] = self.stack.pop()
    def op_jump(self, to):
        self.pc = to
    def op_jumpif(self, to):
        if self.stack.pop():
            self.pc = to
    def op_call(self, to):
        self.calls.append(self.pc)
        self.pc = to
    def op_ret(self):
        self.pc = self.calls.pop()
    def op_print(self):
        self.out.append(self.stack.pop())
    def op_halt(self):
        self.pc = None

def assemble(text):
    labels, code = {}, []
    lines = [l.split(";")[0].split() for l in text.split("\n")]
    at = 0
    for l in lines:
        if l and l[0].endswith(":"):
            labels[l[0][:-1]] = at
        elif l:
            at += 1
    for l in lines:
        if l and not l[0].endswith(":"):
            arg = l[1] if len(l) > 1 else None
            if arg in labels:
                arg = labels[arg]
            elif arg is not None and arg.lstrip("-").isdigit():
                arg = int(arg)
            code.append((l[0], arg))
    return code

factorial = """
    push 1
    store r      ; the product
    push 20
    store n
loop:
    load r
    load n
    mul
    store r
    load n
    push 1
    sub
    store n
    push 0
    load n
    less
    jumpif loop
    load r
    call show
    halt
show:
    print
    ret
"""
print(Machine(assemble(factorial)).run())
print(len(assemble(factorial)), assemble("push -5\nprint\nhalt"))
for bad in ("loop:\njump loop", "add", "load q", "nonsense", "push 1"):
    try:
        print(Machine(assemble(bad)).run(200))
    except (RuntimeError, IndexError, KeyError) as e:
        print(type(e).__name__)
