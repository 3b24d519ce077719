# Proves a whole program: a binary heap as priority queue, Dijkstra's paths and heap sort.
# SPDX-License-Identifier: MIT
class Heap:
    def __init__(self, items=()):
        self.a = []
        for i in items:
            self.push(i)
    def __len__(self):
        return len(self.a)
    def push(self, item):
        a = self.a
        a.append(item)
        i = len(a) - 1
        while i and a[(i - 1) // 2] > a[i]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2
    def pop(self):
        a = self.a
        a[0], a[-1] = a[-1], a[0]
        top = a.pop()
        i = 0
        while True:
            c = 2 * i + 1
            if c >= len(a):
                return top
            if c + 1 < len(a) and a[c + 1] < a[c]:
                c += 1
            if not a[c] < a[i]:
                return top
            a[i], a[c] = a[c], a[i]
            i = c

numbers = [(i * 37 + 11) % 101 for i in range(80)]
heap = Heap(numbers)
out = []
while heap:
    out.append(heap.pop())
print(out == sorted(numbers), out[:8], len(heap))

def dijkstra(graph, start):
    best, queue, came = {start: 0}, Heap([(0, start)]), {}
    while queue:
        d, here = queue.pop()
        if d > best[here]:
            continue
        for there, cost in graph[here].items():
            if d + cost < best.get(there, 10 ** 9):
                best[there] = d + cost
                came[there] = here
                queue.push((d + cost, there))
    return best, came

def path(came, end):
    out = [end]
    while end in came:
        end = came[end]
        out.append(end)
    return "-".join(reversed(out))

graph = {
    "a": {"b": 7, "c": 9, "f": 14}, "b": {"a": 7, "c": 10, "d": 15}, "c": {"a": 9, "b": 10, "d": 11, "f": 2},
    "d": {"b": 15, "c": 11, "e": 6}, "e": {"d": 6, "f": 9}, "f": {"a": 14, "c": 2, "e": 9}, "z": {},
}
best, came = dijkstra(graph, "a")
print(sorted(best.items()))
print([path(came, n) for n in "abcdef"])

class Job:
    def __init__(self, priority, name):
        self.priority, self.name = priority, name
    def __lt__(self, o):
        return self.priority < o.priority
    def __gt__(self, o):
        return self.priority > o.priority
jobs = Heap([Job(5, "later"), Job(1, "first"), Job(3, "middle")])
jobs.push(Job(0, "urgent"))
print([jobs.pop().name for _ in range(len(jobs))])
