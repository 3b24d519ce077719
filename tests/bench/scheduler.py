# Simulates an operating system's scheduler: tasks of several classes, queues of packets, linked lists of objects.
IDLE, WORKER, DEVICE, HANDLER = 0, 1, 2, 3


class Packet:
    def __init__(self, link, to, size):
        self.link = link
        self.to = to
        self.size = size


class Task:
    def __init__(self, system, ident, priority):
        self.system = system
        self.ident = ident
        self.priority = priority
        self.inbox = None
        self.waiting = False
        self.runs = 0

    def receive(self, packet):
        packet.link = None
        if self.inbox is None:
            self.inbox = packet
        else:
            last = self.inbox
            while last.link is not None:
                last = last.link
            last.link = packet
        self.waiting = False

    def take(self):
        packet = self.inbox
        self.inbox = packet.link
        return packet

    def is_ready(self):
        return not self.waiting

    def step(self):
        self.runs += 1
        if self.inbox is None:
            self.waiting = True
        else:
            self.handle(self.take())


class IdleTask(Task):
    def __init__(self, system, ident, priority, seed):
        super().__init__(system, ident, priority)
        self.seed = seed

    def step(self):
        self.runs += 1
        self.seed = (self.seed * 75 + 74) % 65537
        to = DEVICE if self.seed & 1 else WORKER
        self.system.send(Packet(None, to, self.seed % 50))


class WorkerTask(Task):
    def handle(self, packet):
        size = packet.size
        while size > 0:
            size -= 7
        packet.to = HANDLER
        self.system.send(packet)


class DeviceTask(Task):
    def handle(self, packet):
        packet.size += 1
        packet.to = HANDLER
        self.system.send(packet)


class HandlerTask(Task):
    def __init__(self, system, ident, priority):
        super().__init__(system, ident, priority)
        self.handled = 0

    def handle(self, packet):
        self.handled = (self.handled * 3 + packet.size) % 65521


class System:
    def __init__(self):
        self.tasks = [IdleTask(self, IDLE, 0, 42), WorkerTask(self, WORKER, 10),
                      DeviceTask(self, DEVICE, 20), HandlerTask(self, HANDLER, 30)]
        self.sent = 0

    def send(self, packet):
        self.sent += 1
        self.tasks[packet.to].receive(packet)

    def next_task(self):
        best = self.tasks[IDLE]
        for task in self.tasks:
            if task.priority > best.priority and task.is_ready():
                best = task
        return best


def run(n):
    system = System()
    for _ in range(n):
        system.next_task().step()
    check = system.tasks[HANDLER].handled + system.sent
    for task in system.tasks:
        check = (check * 5 + task.runs) % 1000003
    return check
