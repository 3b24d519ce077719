local function roots(count, power)
  -- The first 32 fractional bits of the square (power 2) or cube roots of the first primes.
  local out, prime = {}, 2
  while #out < count do
    local is_prime = true
    for d = 2, prime - 1 do if prime % d == 0 then is_prime = false end end
    if is_prime then
      local root = prime ^ (1 / power)
      out[#out + 1] = math.floor((root - math.floor(root)) * 4294967296.0)
    end
    prime = prime + 1
  end
  return out
end
local M = 0xFFFFFFFF
local function compress(state, constants, block, start)
  local w = {}
  for i = start, start + 63, 4 do
    w[#w + 1] = block[i] << 24 | block[i + 1] << 16 | block[i + 2] << 8 | block[i + 3]
  end
  for i = 17, 64 do
    local x, y = w[i - 15], w[i - 2]
    local s0 = (x >> 7 | x << 25) ~ (x >> 18 | x << 14) ~ (x >> 3)
    local s1 = (y >> 17 | y << 15) ~ (y >> 19 | y << 13) ~ (y >> 10)
    w[i] = (w[i - 16] + (s0 & M) + w[i - 7] + (s1 & M)) & M
  end
  local a, b, c, d, e, f, g, h = table.unpack(state)
  for i = 1, 64 do
    local s1 = ((e >> 6 | e << 26) ~ (e >> 11 | e << 21) ~ (e >> 25 | e << 7)) & M
    local t1 = h + s1 + ((e & f) ~ (~e & g)) + constants[i] + w[i]
    local s0 = ((a >> 2 | a << 30) ~ (a >> 13 | a << 19) ~ (a >> 22 | a << 10)) & M
    local t2 = s0 + ((a & b) ~ (a & c) ~ (b & c))
    h, g, f, e, d, c, b, a = g, f, e, (d + t1) & M, c, b, a, (t1 + t2) & M
  end
  local out = { a, b, c, d, e, f, g, h }
  for i = 1, 8 do out[i] = (state[i] + out[i]) & M end
  return out
end
local function sha256(message, constants, initial)
  local data = { message:byte(1, #message) }
  local bits = #data * 8
  data[#data + 1] = 0x80
  while #data % 64 ~= 56 do data[#data + 1] = 0 end
  for shift = 56, 0, -8 do data[#data + 1] = bits >> shift & 255 end
  local state = initial
  for start = 1, #data, 64 do state = compress(state, constants, data, start) end
  local words = {}
  for i = 1, 8 do words[i] = string.format("%08x", state[i]) end
  return table.concat(words)
end
return function(n)
  local constants, initial, digest = roots(64, 3), roots(8, 2), ""
  for _ = 1, n do digest = sha256(digest .. "slipway", constants, initial) end
  return digest:sub(1, 16)
end
