local function by_bits(n, row, columns, left, right)
  if row == n then return 1 end
  local count, free = 0, ~(columns | left | right) & ((1 << n) - 1)
  while free ~= 0 do
    local bit = free & -free
    free = free ~ bit
    count = count + by_bits(n, row + 1, columns | bit, (left | bit) << 1, (right | bit) >> 1)
  end
  return count
end
local function is_safe(placed, column)
  local row = #placed
  for r, c in ipairs(placed) do
    if c == column or math.abs(c - column) == row - r + 1 then return false end
  end
  return true
end
local function by_lists(n, placed)
  if #placed == n then return 1 end
  local count = 0
  for column = 0, n - 1 do
    if is_safe(placed, column) then
      placed[#placed + 1] = column
      count = count + by_lists(n, placed)
      placed[#placed] = nil
    end
  end
  return count
end
local function permutations(items, k)
  return coroutine.wrap(function()
    if k > #items then coroutine.yield(items) end
    for i = k, #items do
      items[k], items[i] = items[i], items[k]
      for one in permutations(items, k + 1) do coroutine.yield(one) end
      items[k], items[i] = items[i], items[k]
    end
  end)
end
local function by_permutations(n)
  local count, items = 0, {}
  for i = 1, n do items[i] = i - 1 end
  for p in permutations(items, 1) do
    local up, down, ups, downs = {}, {}, 0, 0
    for i = 1, n do
      if not up[p[i] + i] then up[p[i] + i] = true; ups = ups + 1 end
    end
    if ups == n then
      for i = 1, n do
        if not down[p[i] - i] then down[p[i] - i] = true; downs = downs + 1 end
      end
      if downs == n then count = count + 1 end
    end
  end
  return count
end
return function(n)
  return by_bits(n, 0, 0, 0, 0) * 1000000 + by_lists(n - 1, {}) * 1000 + by_permutations(n - 2)
end
