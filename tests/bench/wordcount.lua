local TEXT = [[The harbour wakes before the sun. Boats leave, gulls follow the boats, and the tide follows nobody.
On the slipway a new hull waits: tar, rope, and the smell of cut wood. "When does she float?" asks the boy.
"When the tide is right," says the old man, "and not a minute before." The boy counts the boats; the man
counts the minutes. By noon the wind has turned, the harbour is empty, and the hull is still on the slipway.]]
local function count(text)
  local counts = {}
  for word in text:gmatch("%S+") do
    word = word:gsub('^[.,:;?"]+', ""):gsub('[.,:;?"]+$', ""):lower()
    if word ~= "" then counts[word] = (counts[word] or 0) + 1 end
  end
  return counts
end
return function(n)
  local check = 0
  for i = 0, n - 1 do
    local counts = count((TEXT:gsub("boat", "boat" .. i % 10)))
    local ranking, longest = {}, 0
    for word, times in pairs(counts) do
      ranking[#ranking + 1] = { word, times }
      if #word > longest then longest = #word end
    end
    table.sort(ranking, function(p, q)
      if p[2] ~= q[2] then return p[2] > q[2] end
      return p[1] < q[1]
    end)
    local lines = {}
    for j = 1, 12 do lines[j] = string.format("%s: %d", ranking[j][1], ranking[j][2]) end
    local report = table.concat(lines, "\n")
    local _, found = report:gsub("a", "a")
    check = (check * 7 + #report + longest + found + #ranking) % 65521
  end
  return check
end
