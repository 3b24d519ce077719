# Proves a whole program: an event loop that schedules generators, with queues, sleep, cancel and errors.
# SPDX-License-Identifier: MIT
class Loop:
    def __init__(self):
        self.now, self.queue, self.serial, self.log = 0, [], 0, []
    def spawn(self, name, gen, delay=0):
        self.serial += 1
        self.queue.append((self.now + delay, self.serial, name, gen))
        self.queue.sort(key=lambda e: e[:2])
        return gen
    def run(self):
        while self.queue:
            when, _, name, gen = self.queue.pop(0)
            self.now = when
            try:
                wait = next(gen)
            except StopIteration as e:
                self.log.append("%d %s finished %r" % (self.now, name, e.value))
            except Exception as e:
                self.log.append("%d %s died of %s" % (self.now, name, type(e).__name__))
            else:
                self.spawn(name, gen, wait)

class Channel:
    def __init__(self):
        self.items = []
    def put(self, item):
        self.items.append(item)
    def get(self):
        while not self.items:
            yield 1
        return self.items.pop(0)

def sleep(n):
    yield n

def producer(loop, ch, n):
    for i in range(n):
        yield from sleep(3)
        ch.put(i * i)
        loop.log.append("%d put %d" % (loop.now, i * i))
    ch.put(None)
    return n

def consumer(loop, ch):
    total = 0
    while True:
        item = yield from ch.get()
        if item is None:
            return total
        total += item
        loop.log.append("%d got %d" % (loop.now, item))

def ticker(loop, period):
    try:
        while True:
            yield period
            loop.log.append("%d tick" % loop.now)
    finally:
        loop.log.append("ticker closed")

def killer(victim):
    yield 7
    victim.close()

def faulty():
    yield 2
    return [][1]

loop = Loop()
ch = Channel()
loop.spawn("producer", producer(loop, ch, 4))
loop.spawn("consumer", consumer(loop, ch))
t = loop.spawn("ticker", ticker(loop, 5))
loop.spawn("killer", killer(t))
loop.spawn("faulty", faulty())
loop.run()
for line in loop.log:
    print(line)
