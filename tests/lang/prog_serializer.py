# Proves a whole program: writing and reading nested data in a JSON-like text form.
# SPDX-License-Identifier: MIT
def dump(x):
    if x is None or x is True or x is False:
        return {None: "null", True: "true", False: "false"}[x]
    if isinstance(x, (int, float)):
        return repr(x)
    if isinstance(x, str):
        out = ['"']
        for c in x:
            out.append({'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}.get(c) or
                       (c if " " <= c <= "~" else "\\u%04x" % ord(c)))
        return "".join(out) + '"'
    if isinstance(x, (list, tuple)):
        return "[" + ", ".join(dump(i) for i in x) + "]"
    if isinstance(x, dict):
        return "{" + ", ".join(dump(str(k)) + ": " + dump(v) for k, v in x.items()) + "}"
    raise TypeError(type(x).__name__)

class Reader:
    def __init__(self, text):
        self.t, self.i = text, 0
    def fail(self, what):
        raise ValueError("%s at %d" % (what, self.i))
    def space(self):
        while self.i < len(self.t) and self.t[self.i] in " \n\t\r":
            self.i += 1
        return self.t[self.i:self.i + 1]
    def take(self, s):
        self.space()
        if not self.t.startswith(s, self.i):
            self.fail("expected " + s)
        self.i += len(s)
    def value(self):
        c = self.space()
        if c == "{":
            return dict(self.many("{", "}", self.pair))
        if c == "[":
            return list(self.many("[", "]", self.value))
        if c == '"':
            return self.text()
        for word, v in (("null", None), ("true", True), ("false", False)):
            if self.t.startswith(word, self.i):
                self.i += len(word)
                return v
        return self.number()
    def many(self, open, close, item):
        self.take(open)
        if self.space() != close:
            yield item()
            while self.space() == ",":
                self.take(",")
                yield item()
        self.take(close)
    def pair(self):
        self.space()
        k = self.text()
        self.take(":")
        return k, self.value()
    def text(self):
        self.take('"')
        out = []
        while True:
            if self.i >= len(self.t):
                self.fail("open text")
            c = self.t[self.i]
            self.i += 1
            if c == '"':
                return "".join(out)
            if c == "\\":
                c = self.t[self.i]
                self.i += 1
                if c == "u":
                    c = chr(int(self.t[self.i:self.i + 4], 16))
                    self.i += 4
                else:
                    c = {"n": "\n", "t": "\t"}.get(c, c)
            out.append(c)
    def number(self):
        j = self.i
        while self.i < len(self.t) and self.t[self.i] in "+-0123456789.e":
            self.i += 1
        if j == self.i:
            self.fail("no value")
        s = self.t[j:self.i]
        return float(s) if "." in s or "e" in s else int(s)

def load(text):
    r = Reader(text)
    v = r.value()
    if r.space():
        r.fail("text after the value")
    return v

data = {"name": "slip\"way\"", "n": [1, -2, 10 ** 20, 0.5, -2.25], "empty": [{}, [], ""], "é": "€\n\t\\",
        "flags": (True, False, None), "deep": {"a": {"b": {"c": [[[1]]]}}}}
s = dump(data)
print(s)
back = load(s)
print(back["name"], back["n"], back["é"] == data["é"], back["flags"], back["deep"] == data["deep"], dump(back) == s)
for bad in ("[1, 2", "{\"a\" 1}", "[1] x", "nope", "\"abc", "[1,]", ""):
    try:
        print(load(bad))
    except ValueError as e:
        print(repr(bad), e.args[0])
try:
    dump({1, 2})
except TypeError as e:
    print("TypeError", e)
