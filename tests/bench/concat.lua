local sub = string.sub
local function dump(data)
  local out, digits = "", "0123456789abcdef"
  for i, b in ipairs(data) do
    if i > 1 and (i - 1) % 16 == 0 then out = out .. "\n" end
    out = out .. sub(digits, (b >> 4) + 1, (b >> 4) + 1)
    out = out .. sub(digits, (b & 15) + 1, (b & 15) + 1)
    out = out .. " "
  end
  return out
end
local function run_lengths(text)
  local out, last, count = "", sub(text, 1, 1), 0
  for i = 1, #text do
    local c = sub(text, i, i)
    if c == last then
      count = count + 1
    else
      out = out .. last .. tostring(count)
      last = c
      count = 1
    end
  end
  return out .. last .. tostring(count)
end
local function reverse(text)
  local out = ""
  for i = 1, #text do out = sub(text, i, i) .. out end
  return out
end
return function(n)
  local data, check = {}, 0
  for i = 0, 199 do data[i + 1] = i * i % 251 end
  for i = 0, n - 1 do
    local text = dump(data)
    local code = run_lengths(string.rep("aaaabbbcccccccd", 8))
    local at = string.find(reverse(code), "1d", 1, true)
    check = (check * 3 + #text + #code + (at and at - 1 or -1) + i) % 65521
  end
  return check
end
