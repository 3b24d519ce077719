# Proves a whole program: a tokenizer of a small language with positions, and its pretty-printer.
# SPDX-License-Identifier: MIT
KEYWORDS = ("let", "if", "else", "while", "print")

class Token:
    def __init__(self, kind, text, line, col):
        self.kind, self.text, self.line, self.col = kind, text, line, col
    def __repr__(self):
        return "%s(%r)@%d:%d" % (self.kind, self.text, self.line, self.col)
    def __eq__(self, other):
        return (self.kind, self.text) == (other.kind, other.text)

class Lexer:
    def __init__(self, text):
        self.text, self.pos, self.line, self.start = text, 0, 1, 0
    def peek(self):
        return self.text[self.pos] if self.pos < len(self.text) else ""
    def take(self, test):
        begin = self.pos
        while self.peek() and test(self.peek()):
            self.pos += 1
        return self.text[begin:self.pos]
    def __iter__(self):
        while True:
            self.take(lambda c: c in " \t")
            c, col = self.peek(), self.pos - self.start + 1
            if not c:
                return
            if c == "\n":
                self.pos += 1
                self.line += 1
                self.start = self.pos
            elif c == "#":
                self.take(lambda c: c != "\n")
            elif c.isdigit():
                yield Token("number", self.take(str.isdigit), self.line, col)
            elif c.isalpha() or c == "_":
                word = self.take(lambda c: c.isalpha() or c.isdigit() or c == "_")
                yield Token("keyword" if word in KEYWORDS else "name", word, self.line, col)
            elif c == '"':
                self.pos += 1
                body = self.take(lambda c: c not in '"\n')
                if self.peek() != '"':
                    raise SyntaxError("open string at %d:%d" % (self.line, col))
                self.pos += 1
                yield Token("string", body, self.line, col)
            else:
                two = self.text[self.pos:self.pos + 2]
                op = two if two in ("==", "<=", ">=", "!=") else c
                self.pos += len(op)
                yield Token("op", op, self.line, col)

source = """let n_1 = 10  # a comment
while n_1 >= 0 {
    print "value", n_1
    let n_1=n_1-1
}
"""
for t in Lexer(source):
    print(t)
def pretty(tokens):
    out, depth = [], 0
    for t in tokens:
        if t.text == "}":
            depth -= 1
        out.append("  " * depth + t.text)
        if t.text == "{":
            depth += 1
    return out
print(pretty(Lexer("if a { b { c } } else { }")))
counts = {}
for t in Lexer(source):
    counts[t.kind] = counts.get(t.kind, 0) + 1
print(sorted(counts.items()))
print(list(Lexer("a==b")) == list(Lexer("a  ==\nb")), list(Lexer("")), len(list(Lexer("x" * 200 + " y"))))
try:
    list(Lexer('x = "never closed\n'))
except SyntaxError as e:
    print(e.args[0])
