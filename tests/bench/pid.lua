local min, max, abs = math.min, math.max, math.abs
local Pid = {} Pid.__index = Pid
function Pid.new(kp, ki, kd, low, high)
  return setmetatable({ kp = kp, ki = ki, kd = kd, low = low, high = high, integral = 0.0,
    last = 0.0 }, Pid)
end
function Pid:update(wanted, measured, dt)
  local err = wanted - measured
  self.integral = min(max(self.integral + err * self.ki * dt, self.low), self.high)
  local derivative = (err - self.last) / dt
  self.last = err
  local output = self.kp * err + self.integral + self.kd * derivative
  if output > self.high then return self.high end
  if output < self.low then return self.low end
  return output
end
local Oven = {} Oven.__index = Oven
function Oven.new(ambient)
  return setmetatable({ ambient = ambient, heater = ambient, temperature = ambient }, Oven)
end
function Oven:step(power, dt)
  self.heater = self.heater + (power * 8.0 - (self.heater - self.temperature) * 0.5) * dt
  local flow = (self.heater - self.temperature) * 0.2
  self.temperature = self.temperature + (flow - (self.temperature - self.ambient) * 0.05) * dt
  return self.temperature
end
return function(n)
  local pid, oven = Pid.new(2.0, 0.1, 0.5, 0.0, 100.0), Oven.new(20.0)
  local measured, good = 20.0, 0
  for i = 0, n - 1 do
    local wanted = i % 4000 < 2000 and 180.0 or 90.0
    measured = oven:step(pid:update(wanted, measured, 0.1), 0.1)
    if abs(wanted - measured) < 15.0 then good = good + 1 end
  end
  return good * 1000 + (measured // 1 | 0)
end
