# A serial protocol: frames with start, length, escapes and checksum, written to and found in a stream of bytes.
START, ESCAPE = 0x7E, 0x7D


def checksum(data):
    low = high = 0
    for b in data:
        low = (low + b) % 255
        high = (high + low) % 255
    return high << 8 | low


def pack(kind, payload):
    head = bytes((kind, len(payload) & 255, len(payload) >> 8))
    body = head + payload
    body += checksum(body).to_bytes(2, "little")
    out = bytearray()
    out.append(START)
    for b in body:
        if b == START or b == ESCAPE:
            out.append(ESCAPE)
            b ^= 0x20
        out.append(b)
    return out


class Receiver:
    def __init__(self):
        self.buffer = bytearray()
        self.escaped = False
        self.frames = []
        self.bad = 0

    def feed(self, data):
        for b in data:
            if b == START:
                self.finish()
            elif b == ESCAPE:
                self.escaped = True
            elif self.escaped:
                self.escaped = False
                self.buffer.append(b ^ 0x20)
            else:
                self.buffer.append(b)

    def finish(self):
        body = bytes(self.buffer)
        self.buffer = bytearray()
        if len(body) < 5:
            return
        length = int.from_bytes(body[1:3], "little")
        if length == len(body) - 5 and checksum(body[:-2]) == int.from_bytes(body[-2:], "little"):
            self.frames.append((body[0], body[3:-2]))
        else:
            self.bad += 1


def run(n):
    receiver = Receiver()
    total = 0
    for i in range(n):
        payload = bytes([(i * 7 + j * 13) & 255 for j in range(i % 40 + 1)])
        frame = pack(i & 15, payload)
        if i % 10 == 9:
            frame[len(frame) // 2] ^= 1
        for at in range(0, len(frame), 16):
            receiver.feed(memoryview(frame)[at:at + 16])
        if len(receiver.frames) >= 8:
            for kind, data in receiver.frames:
                total = (total * 3 + kind + data[-1] + len(data)) % 65521
            receiver.frames.clear()
    return total * 1000 + receiver.bad
