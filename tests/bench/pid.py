# A PID controller with a simulated oven: float attributes, clamping, min, max and abs.
class Pid:
    def __init__(self, kp, ki, kd, low, high):
        self.kp = kp
        self.ki = ki
        self.kd = kd
        self.low = low
        self.high = high
        self.integral = 0.0
        self.last = 0.0

    def update(self, wanted, measured, dt):
        error = wanted - measured
        self.integral = min(max(self.integral + error * self.ki * dt, self.low), self.high)
        derivative = (error - self.last) / dt
        self.last = error
        output = self.kp * error + self.integral + self.kd * derivative
        if output > self.high:
            return self.high
        if output < self.low:
            return self.low
        return output


class Oven:
    def __init__(self, ambient):
        self.ambient = ambient
        self.heater = ambient
        self.temperature = ambient

    def step(self, power, dt):
        self.heater += (power * 8.0 - (self.heater - self.temperature) * 0.5) * dt
        flow = (self.heater - self.temperature) * 0.2
        self.temperature += (flow - (self.temperature - self.ambient) * 0.05) * dt
        return self.temperature


def run(n):
    pid = Pid(2.0, 0.1, 0.5, 0.0, 100.0)
    oven = Oven(20.0)
    measured = 20.0
    good = 0
    for i in range(n):
        wanted = 180.0 if i % 4000 < 2000 else 90.0
        measured = oven.step(pid.update(wanted, measured, 0.1), 0.1)
        if abs(wanted - measured) < 15.0:
            good += 1
    return good * 1000 + int(measured)
