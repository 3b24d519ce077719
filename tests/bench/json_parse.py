# A recursive parser of JSON-like text: indexing a string, building lists and dicts, dispatch by character.
TEXT = """{"name": "sensor-%d", "on": true, "limits": [-40, 85, 12.5, 2.5e2],
 "tags": ["indoor", "a \\"quoted\\" word", ""], "place": {"room": "lab", "rack": 7, "unit": null},
 "readings": [{"t": 0, "v": 21}, {"t": 60, "v": 22}, {"t": 120, "v": 23}], "ok": false}"""
WORDS = {"t": ("true", True), "f": ("false", False), "n": ("null", None)}


class Parser:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        text, at = self.text, self.at
        while at < len(text) and text[at] in " \n\t\r":
            at += 1
        self.at = at
        return text[at]

    def value(self):
        c = self.skip()
        if c == "{":
            return self.members()
        if c == "[":
            return self.items()
        if c == '"':
            return self.string()
        if c in WORDS:
            word, value = WORDS[c]
            if not self.text.startswith(word, self.at):
                raise ValueError("unknown word at %d" % self.at)
            self.at += len(word)
            return value
        return self.number()

    def members(self):
        out = {}
        self.at += 1
        while self.skip() != "}":
            if self.text[self.at] == ",":
                self.at += 1
                self.skip()
            key = self.string()
            if self.skip() != ":":
                raise ValueError("colon missing")
            self.at += 1
            out[key] = self.value()
        self.at += 1
        return out

    def items(self):
        out = []
        self.at += 1
        while self.skip() != "]":
            if self.text[self.at] == ",":
                self.at += 1
            out.append(self.value())
        self.at += 1
        return out

    def string(self):
        start = self.at + 1
        end = start
        parts = []
        while True:
            c = self.text[end]
            if c == '"':
                break
            if c == "\\":
                parts.append(self.text[start:end])
                start = end + 1
                end += 1
            end += 1
        self.at = end + 1
        parts.append(self.text[start:end])
        return "".join(parts)

    def number(self):
        start = at = self.at
        while self.text[at] in "+-.0123456789eE":
            at += 1
        self.at = at
        digits = self.text[start:at]
        return float(digits) if "." in digits or "e" in digits else int(digits)


def weigh(value):
    if isinstance(value, dict):
        return sum([len(key) + weigh(value[key]) for key in value])
    if isinstance(value, list):
        return sum([weigh(item) for item in value])
    if isinstance(value, str):
        return len(value)
    return int(value or 0)


def run(n):
    total = 0
    for i in range(n):
        total += weigh(Parser(TEXT % i).value())
    return total
