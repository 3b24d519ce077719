local yield = coroutine.yield
local function before(p, q) return p[1] < q[1] or p[1] == q[1] and p[2] < q[2] end
local function push(heap, item)
  local at = #heap + 1
  while at > 1 do
    local parent = at >> 1
    if not before(item, heap[parent]) then break end
    heap[at] = heap[parent]
    at = parent
  end
  heap[at] = item
end
local function pop(heap)
  local top, item = heap[1], table.remove(heap)
  local last = #heap
  if last > 0 then
    local at = 1
    while true do
      local child = at * 2
      if child > last then break end
      if child < last and before(heap[child + 1], heap[child]) then child = child + 1 end
      if not before(heap[child], item) then break end
      heap[at] = heap[child]
      at = child
    end
    heap[at] = item
  end
  return top
end
local function sleep(delay) yield(delay) end
local function producer(queue, ident, count)
  return coroutine.create(function()
    for i = 0, count - 1 do
      queue[#queue + 1] = ident * 1000 + i
      sleep(ident + 1)
    end
  end)
end
local function consumer(queue, state)
  return coroutine.create(function()
    while true do
      while #queue > 0 do
        state.sum = (state.sum * 3 + table.remove(queue, 1)) % 65521
        state.taken = state.taken + 1
      end
      yield(2)
    end
  end)
end
return function(n)
  local queue, state, tasks, heap = {}, { sum = 0, taken = 0 }, {}, {}
  for ident = 0, 7 do tasks[ident + 1] = producer(queue, ident, n) end
  tasks[9] = consumer(queue, state)
  for index = 1, 9 do push(heap, { 0, index }) end
  local now, alive = 0, 8
  while alive > 0 do
    local event = pop(heap)
    now = event[1]
    local _, delay = coroutine.resume(tasks[event[2]])
    if delay then push(heap, { now + delay, event[2] }) else alive = alive - 1 end
  end
  return state.sum * 10 + state.taken + now
end
