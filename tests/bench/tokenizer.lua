local SOURCE = [[

def area(w, h):          # two sides
    if w <= 0 or h <= 0:
        raise Invalid("no area: %d" % w)
    return w * h + 0x1F // 3 - 2.75

total = area(12, 7) ** 2 != rest[14]; name_1 = 'it is'
]]
local function set(text) local out = {} for c in text:gmatch(".") do out[c] = true end return out end
local LETTERS, DIGITS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", "0123456789"
local START, INSIDE, DIGIT, NUMBER = set(LETTERS), set(LETTERS .. DIGITS), set(DIGITS), set(DIGITS .. ".xABCDEF")
local DOUBLE = { ["<="] = 1, [">="] = 1, ["=="] = 1, ["!="] = 1, ["**"] = 1, ["//"] = 1 }
local KEYWORDS = { def = 1, ["if"] = 1, ["or"] = 1, raise = 1, ["return"] = 1 }
local sub = string.sub
local function tokens(text)
  local out, line, i, stop = {}, 1, 1, #text
  while i <= stop do
    local c, start, kind = sub(text, i, i), i, nil
    i = i + 1
    if c == " " then
    elseif c == "\n" then
      line = line + 1
    elseif c == "#" then
      while sub(text, i, i) ~= "\n" do i = i + 1 end
    elseif START[c] then
      while INSIDE[sub(text, i, i)] do i = i + 1 end
      kind = KEYWORDS[sub(text, start, i - 1)] and "keyword" or "name"
    elseif DIGIT[c] then
      while NUMBER[sub(text, i, i)] do i = i + 1 end
      kind = "number"
    elseif c == '"' or c == "'" then
      while sub(text, i, i) ~= c do i = i + 1 end
      i = i + 1
      kind = "string"
    else
      if DOUBLE[sub(text, start, i)] then i = i + 1 end
      kind = "operator"
    end
    if kind then out[#out + 1] = { kind, sub(text, start, i - 1), line } end
  end
  return out
end
return function(n)
  local counts, check = {}, 0
  for _ = 1, n do
    for _, token in ipairs(tokens(SOURCE)) do
      counts[token[1]] = (counts[token[1]] or 0) + 1
      check = (check * 7 + #token[2] * token[3]) % 65521
    end
  end
  for _, count in pairs(counts) do check = check + count end
  return check
end
