return function(n)
  local map, x = {}, 1
  for i = 0, n - 1 do
    x = (x * 75 + 74) % 65537
    map[x * 16 + (i & 15)] = i
  end
  local names, size, count = {}, 0, 0
  for key in pairs(map) do
    if key & 3 == 0 then names["id" .. key] = key; count = count + 1 end
  end
  local hits = 0
  for key = 0, 65537 * 16 - 1, 97 do
    local value = map[key]
    if value then hits = hits + value end
  end
  for key, value in pairs(map) do
    if key % 3 == 0 then map[key] = nil else map[key] = value + 1; size = size + 1 end
  end
  local total = 0
  for key, value in pairs(map) do total = (total + key * (value & 7)) % 65521 end
  for _, value in pairs(names) do total = total + (value & 1) end
  for i = 0, n - 1 do total = total + ((names["id" .. i * 4] or 3) & 15) end
  return total + hits % 1009 + size + count
end
