# Large dictionaries: filled with integers and strings, looked up, changed, thinned out and walked.
def run(n):
    table = {}
    x = 1
    for i in range(n):
        x = (x * 75 + 74) % 65537
        table[x * 16 + (i & 15)] = i
    names = {}
    for key in table:
        if key & 3 == 0:
            names["id" + str(key)] = key
    hits = 0
    for key in range(0, 65537 * 16, 97):
        if key in table:
            hits += table[key]
    for key in list(table):
        if key % 3 == 0:
            del table[key]
        else:
            table[key] += 1
    total = 0
    for key, value in table.items():
        total = (total + key * (value & 7)) % 65521
    for value in names.values():
        total += value & 1
    for i in range(n):
        total += names.get("id" + str(i * 4), 3) & 15
    return total + hits % 1009 + len(table) + len(names)
