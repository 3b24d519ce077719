# An event loop over generators: tasks that sleep and talk through a queue, a heap of wake-up times.
def push(heap, item):
    heap.append(item)
    at = len(heap) - 1
    while at:
        parent = (at - 1) >> 1
        if heap[parent] <= item:
            break
        heap[at] = heap[parent]
        at = parent
    heap[at] = item


def pop(heap):
    top = heap[0]
    item = heap.pop()
    end = len(heap)
    if end:
        at = 0
        while True:
            child = at * 2 + 1
            if child >= end:
                break
            if child + 1 < end and heap[child + 1] < heap[child]:
                child += 1
            if item <= heap[child]:
                break
            heap[at] = heap[child]
            at = child
        heap[at] = item
    return top


def sleep(delay):
    yield delay


def producer(queue, ident, count):
    for i in range(count):
        queue.append(ident * 1000 + i)
        yield from sleep(ident + 1)


def consumer(queue, state):
    while True:
        while queue:
            state["sum"] = (state["sum"] * 3 + queue.pop(0)) % 65521
            state["taken"] += 1
        yield 2


def run(n):
    queue = []
    state = {"sum": 0, "taken": 0}
    tasks = [producer(queue, ident, n) for ident in range(8)]
    tasks.append(consumer(queue, state))
    heap = []
    for index in range(len(tasks)):
        push(heap, (0, index))
    now = 0
    alive = 8
    while alive:
        now, index = pop(heap)
        try:
            delay = next(tasks[index])
        except StopIteration:
            alive -= 1
            continue
        push(heap, (now + delay, index))
    return state["sum"] * 10 + state["taken"] + now
