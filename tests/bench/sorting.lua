local function numbers(n)
  local out, x = {}, 12345
  for i = 1, n do
    x = (x * 75 + 74) % 65537
    out[i] = x
  end
  return out
end
local function copy(values, n) return table.move(values, 1, n, 1, {}) end
return function(n)
  local values, check = numbers(n), 0
  local ordered = copy(values, n)
  table.sort(ordered)
  check = check * 31 + ordered[n // 3 + 1]
  ordered[n // 2 + 1] = 7
  table.sort(ordered)
  check = (check * 31 + ordered[n // 2 + 1]) % 65521
  local down = copy(values, n)
  table.sort(down, function(p, q) return p > q end)
  check = (check * 31 + down[n // 5 + 1]) % 65521
  local folded = copy(values, n)
  table.sort(folded, function(p, q) return p & 1023 < q & 1023 end)
  check = (check * 31 + (folded[n // 4 + 1] & 1023)) % 65521
  local names = {}
  for i = 1, n // 4 do names[i] = tostring(values[i]) end
  table.sort(names)
  return check * 31 + tonumber(names[n // 8 + 1])
end
