local IDLE, WORKER, DEVICE, HANDLER = 1, 2, 3, 4
local function class(base)
  local made = setmetatable({}, { __index = base })
  made.__index = made
  return made
end
local function packet(link, to, size) return { link = link, to = to, size = size } end
local Task = class(nil)
function Task.new(kind, system, ident, priority)
  return setmetatable({ system = system, ident = ident, priority = priority, inbox = nil,
    waiting = false, runs = 0 }, kind)
end
function Task:receive(p)
  p.link = nil
  if not self.inbox then
    self.inbox = p
  else
    local last = self.inbox
    while last.link do last = last.link end
    last.link = p
  end
  self.waiting = false
end
function Task:take()
  local p = self.inbox
  self.inbox = p.link
  return p
end
function Task:is_ready() return not self.waiting end
function Task:step()
  self.runs = self.runs + 1
  if not self.inbox then self.waiting = true else self:handle(self:take()) end
end
local IdleTask = class(Task)
function IdleTask.new(kind, system, ident, priority, seed)
  local task = Task.new(kind, system, ident, priority)
  task.seed = seed
  return task
end
function IdleTask:step()
  self.runs = self.runs + 1
  self.seed = (self.seed * 75 + 74) % 65537
  self.system:send(packet(nil, self.seed & 1 == 1 and DEVICE or WORKER, self.seed % 50))
end
local WorkerTask = class(Task)
function WorkerTask:handle(p)
  local size = p.size
  while size > 0 do size = size - 7 end
  p.to = HANDLER
  self.system:send(p)
end
local DeviceTask = class(Task)
function DeviceTask:handle(p)
  p.size = p.size + 1
  p.to = HANDLER
  self.system:send(p)
end
local HandlerTask = class(Task)
function HandlerTask.new(kind, system, ident, priority)
  local task = Task.new(kind, system, ident, priority)
  task.handled = 0
  return task
end
function HandlerTask:handle(p) self.handled = (self.handled * 3 + p.size) % 65521 end
local System = class(nil)
function System.new(kind)
  local self = setmetatable({ sent = 0 }, kind)
  self.tasks = { IdleTask:new(self, IDLE, 0, 42), WorkerTask:new(self, WORKER, 10),
    DeviceTask:new(self, DEVICE, 20), HandlerTask:new(self, HANDLER, 30) }
  return self
end
function System:send(p)
  self.sent = self.sent + 1
  self.tasks[p.to]:receive(p)
end
function System:next_task()
  local best = self.tasks[IDLE]
  for _, task in ipairs(self.tasks) do
    if task.priority > best.priority and task:is_ready() then best = task end
  end
  return best
end
return function(n)
  local system = System:new()
  for _ = 1, n do system:next_task():step() end
  local check = system.tasks[HANDLER].handled + system.sent
  for _, task in ipairs(system.tasks) do check = (check * 5 + task.runs) % 1000003 end
  return check
end
