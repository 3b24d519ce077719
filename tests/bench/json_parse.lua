local TEXT = [[{"name": "sensor-%d", "on": true, "limits": [-40, 85, 12.5, 2.5e2],
 "tags": ["indoor", "a \"quoted\" word", ""], "place": {"room": "lab", "rack": 7, "unit": null},
 "readings": [{"t": 0, "v": 21}, {"t": 60, "v": 22}, {"t": 120, "v": 23}], "ok": false}]]
local NULL = {}
local WORDS = { t = { "true", true }, f = { "false", false }, n = { "null", NULL } }
local sub, find = string.sub, string.find
local Parser = {} Parser.__index = Parser
function Parser:skip()
  local text, at = self.text, self.at
  while at <= #text and find(" \n\t\r", sub(text, at, at), 1, true) do at = at + 1 end
  self.at = at
  return sub(text, at, at)
end
function Parser:value()
  local c = self:skip()
  if c == "{" then return self:members() end
  if c == "[" then return self:items() end
  if c == '"' then return self:string() end
  local word = WORDS[c]
  if word then
    if sub(self.text, self.at, self.at + #word[1] - 1) ~= word[1] then error("unknown word") end
    self.at = self.at + #word[1]
    return word[2]
  end
  return self:number()
end
function Parser:members()
  local out = {}
  self.at = self.at + 1
  while self:skip() ~= "}" do
    if sub(self.text, self.at, self.at) == "," then self.at = self.at + 1; self:skip() end
    local key = self:string()
    if self:skip() ~= ":" then error("colon missing") end
    self.at = self.at + 1
    out[key] = self:value()
  end
  self.at = self.at + 1
  return out
end
function Parser:items()
  local out = {}
  self.at = self.at + 1
  while self:skip() ~= "]" do
    if sub(self.text, self.at, self.at) == "," then self.at = self.at + 1 end
    out[#out + 1] = self:value()
  end
  self.at = self.at + 1
  return out
end
function Parser:string()
  local start = self.at + 1
  local stop, parts = start, {}
  while true do
    local c = sub(self.text, stop, stop)
    if c == '"' then break end
    if c == "\\" then
      parts[#parts + 1] = sub(self.text, start, stop - 1)
      start = stop + 1
      stop = stop + 1
    end
    stop = stop + 1
  end
  self.at = stop + 1
  parts[#parts + 1] = sub(self.text, start, stop - 1)
  return table.concat(parts)
end
function Parser:number()
  local start, at = self.at, self.at
  while find("+-.0123456789eE", sub(self.text, at, at), 1, true) do at = at + 1 end
  self.at = at
  return tonumber(sub(self.text, start, at - 1))
end
local function weigh(value)
  local kind, sum = type(value), 0
  if kind == "table" then
    for key, item in pairs(value) do
      sum = sum + weigh(item) + (type(key) == "string" and #key or 0)
    end
    return sum
  end
  if kind == "string" then return #value end
  if kind == "boolean" then return value and 1 or 0 end
  return value // 1 | 0
end
return function(n)
  local total = 0
  for i = 0, n - 1 do
    local parser = setmetatable({ text = string.format(TEXT, i), at = 1 }, Parser)
    total = total + weigh(parser:value())
  end
  return total
end
