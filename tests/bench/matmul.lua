local function make(size, seed)
  local out = {}
  for i = 0, size - 1 do
    local row = {}
    for j = 0, size - 1 do row[j + 1] = (i * 7 + j * 3 + seed) % 11 - 5 end
    out[i + 1] = row
  end
  return out
end
local function multiply(a, b)
  local size, out = #a, {}
  for i = 1, size do
    local row = {}
    for j = 1, size do
      local total = 0
      for k = 1, size do total = total + a[i][k] * b[k][j] end
      row[j] = total
    end
    out[i] = row
  end
  return out
end
local function multiply_by_columns(a, b)
  local columns, out = {}, {}
  for j = 1, #b do
    local column = {}
    for i = 1, #b do column[i] = b[i][j] end
    columns[j] = column
  end
  for i, row in ipairs(a) do
    local made = {}
    for j, column in ipairs(columns) do
      local total = 0
      for k = 1, #row do total = total + row[k] * column[k] end
      made[j] = total
    end
    out[i] = made
  end
  return out
end
return function(n)
  local a, b = make(n, 1), make(n, 4)
  local c, d, total = multiply(a, b), nil, 0
  d = multiply_by_columns(b, a)
  for i = 1, n do total = total + c[i][i] * (i - 1) + d[i][n + 1 - i] * 3 end
  return total
end
