# Proves a whole program: a recursive-descent parser and evaluator of arithmetic expressions.
# SPDX-License-Identifier: MIT
class ParseError(Exception):
    pass

def tokens(text):
    i = 0
    while i < len(text):
        c = text[i]
        if c == " ":
            i += 1
        elif c.isdigit():
            j = i
            while j < len(text) and text[j].isdigit():
                j += 1
            yield "num", int(text[i:j])
            i = j
        elif c.isalpha():
            j = i
            while j < len(text) and text[j].isalpha():
                j += 1
            yield "name", text[i:j]
            i = j
        elif c in "+-*/%^(),":
            yield c, c
            i += 1
        else:
            raise ParseError("bad character %r at %d" % (c, i))
    yield "end", None

class Parser:
    binary = {"+": 1, "-": 1, "*": 2, "/": 2, "%": 2, "^": 3}
    def __init__(self, text):
        self.stream = tokens(text)
        self.advance()
    def advance(self):
        self.kind, self.value = next(self.stream, ("end", None))
    def expect(self, kind):
        if self.kind != kind:
            raise ParseError("expected %s, found %s" % (kind, self.kind))
        self.advance()
    def parse(self):
        tree = self.expression(1)
        self.expect("end")
        return tree
    def expression(self, level):
        left = self.atom()
        while self.kind in self.binary and self.binary[self.kind] >= level:
            op = self.kind
            self.advance()
            right = self.expression(self.binary[op] + (0 if op == "^" else 1))
            left = (op, left, right)
        return left
    def atom(self):
        kind, value = self.kind, self.value
        self.advance()
        if kind == "num":
            return value
        if kind == "-":
            return ("neg", self.expression(3))
        if kind == "(":
            tree = self.expression(1)
            self.expect(")")
            return tree
        if kind == "name":
            if self.kind != "(":
                return ("var", value)
            self.advance()
            args = []
            while self.kind != ")":
                args.append(self.expression(1))
                if self.kind == ",":
                    self.advance()
            self.advance()
            return ("call", value, args)
        raise ParseError("unexpected %s" % kind)

def evaluate(t, env):
    if isinstance(t, int):
        return t
    op = t[0]
    if op == "var":
        return env[t[1]]
    if op == "call":
        return env[t[1]](*[evaluate(a, env) for a in t[2]])
    if op == "neg":
        return -evaluate(t[1], env)
    a, b = evaluate(t[1], env), evaluate(t[2], env)
    return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b,
            "/": lambda: a // b, "%": lambda: a % b, "^": lambda: a ** b}[op]()

env = {"x": 7, "y": 3, "max": max, "sq": lambda v: v * v}
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-x + y", "max(x, sq(y), 4) % 5", "10 - 4 - 3", "2 ^ 100",
             "1 +", "(1", "1 $ 2", "q", "1 / 0", "max(1 2"):
    try:
        tree = Parser(text).parse()
        print(text, "=>", tree, "=", evaluate(tree, env))
    except (ParseError, KeyError, ZeroDivisionError) as e:
        print(text, "=>", type(e).__name__, e if isinstance(e, ParseError) else "")
