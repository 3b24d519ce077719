# Counts the words of a text: split, strip, lower, dict of counts, sorting by two keys, lines joined again.
TEXT = """The harbour wakes before the sun. Boats leave, gulls follow the boats, and the tide follows nobody.
On the slipway a new hull waits: tar, rope, and the smell of cut wood. "When does she float?" asks the boy.
"When the tide is right," says the old man, "and not a minute before." The boy counts the boats; the man
counts the minutes. By noon the wind has turned, the harbour is empty, and the hull is still on the slipway."""


def count(text):
    counts = {}
    for word in text.split():
        word = word.strip('.,:;?"').lower()
        if word:
            counts[word] = counts.get(word, 0) + 1
    return counts


def run(n):
    check = 0
    for i in range(n):
        counts = count(TEXT.replace("boat", "boat" + str(i % 10)))
        ranking = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        lines = ["%s: %d" % item for item in ranking[:12]]
        report = "\n".join(lines)
        longest = max(counts, key=len)
        check = (check * 7 + len(report) + len(longest) + report.count("a") + len(counts)) % 65521
    return check
