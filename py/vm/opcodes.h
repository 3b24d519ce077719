// The instruction set: one line an instruction, from which the interpreter's dispatch table, the disassembler and the
// code generator's numbers are made. Include with MP_OPCODE(name, operands) defined.
//
// An instruction is a byte for the operation and then its operands, by these letters:
//   R register of the frame   I signed byte, a small integer   B unsigned byte   K index of a constant (byte)
//   k index of a constant (two bytes)   N index of a name, which has an inline cache (byte)   n the same (two bytes)
//   Q qstr (two bytes)   J jump from the end of the instruction (two bytes, signed)   W the same (four bytes)
// Numbers of several bytes have the low byte first. r[] is the frame, d the first operand, the others follow.
// Every instruction that may call ends with the register of its result.
// SPDX-License-Identifier: MIT

// ---- moves
// clang-format off
MP_OPCODE(MOV, "RR")        // r[d] = r[s]
MP_OPCODE(LOADK, "RK")      // r[d] = constant
MP_OPCODE(LOADKW, "Rk")     // r[d] = constant
MP_OPCODE(LOADI, "RI")      // r[d] = small integer
MP_OPCODE(LOADC, "RB")      // r[d] = immediate object B: None, False, ...
MP_OPCODE(LOADQ, "RQ")      // r[d] = interned str
MP_OPCODE(CLEAR, "RB")      // r[d..d+B-1] = unbound
MP_OPCODE(CHECK, "RQ")      // raise UnboundLocalError for the name if r[d] is unbound
MP_OPCODE(LOADFAR, "Rk")    // r[d] = r[far register]
MP_OPCODE(STOREFAR, "Rk")   // r[far register] = r[d]
// ---- variables of closures: a cell in a register of its function, or among the cells a function object carries
MP_OPCODE(NEWCELL, "R")     // r[d] = new cell holding r[d]
MP_OPCODE(LOADCELL, "RR")   // r[d] = contents of cell r[s]; raise NameError if unbound
MP_OPCODE(STORECELL, "RR")  // contents of cell r[d] = r[s]
MP_OPCODE(DELCELL, "R")     // contents of cell r[d] = unbound; raise NameError if it was
MP_OPCODE(LOADFREE, "RB")   // r[d] = contents of the function's cell B; raise NameError if unbound
MP_OPCODE(STOREFREE, "RB")  // contents of the function's cell B = r[d]
MP_OPCODE(FREECELL, "RB")   // r[d] = the function's cell B itself
// ---- names
MP_OPCODE(LOADG, "RN")      // r[d] = global or built-in name
MP_OPCODE(LOADGW, "Rn")
MP_OPCODE(STOREG, "RN")     // global name = r[d]
MP_OPCODE(STOREGW, "Rn")
MP_OPCODE(DELG, "Q")        // delete global name
MP_OPCODE(LOADN, "RQ")      // r[d] = name looked up in the locals' dict, globals, built-ins
MP_OPCODE(STOREN, "RQ")     // name in the locals' dict = r[d]
MP_OPCODE(DELN, "Q")        // delete name from the locals' dict
// ---- attributes and items
MP_OPCODE(GETATTR, "RRN")   // r[d] = r[o].name
MP_OPCODE(GETATTRW, "RRn")
MP_OPCODE(SETATTR, "RRN")   // r[d].name = r[s]
MP_OPCODE(SETATTRW, "RRn")
MP_OPCODE(DELATTR, "RQ")    // del r[d].name
MP_OPCODE(GETITEM, "RRR")   // r[d] = r[o][r[i]]
MP_OPCODE(GETITEMI, "RRI")  // r[d] = r[o][I]
MP_OPCODE(SETITEM, "RRR")   // r[d][r[i]] = r[s]
MP_OPCODE(DELITEM, "RR")    // del r[d][r[i]]
#if MICROPY_PY_BUILTINS_SLICE
MP_OPCODE(SLICE, "RR")      // r[d] = slice(r[s], r[s+1], r[s+2])
#endif
// ---- operators. The order of the arithmetic ones, in place and plain, and of the jumps is that of mp_binary_op_t.
MP_OPCODE(POS, "RR")        // these four in the order of mp_unary_op_t
MP_OPCODE(NEG, "RR")
MP_OPCODE(INVERT, "RR")
MP_OPCODE(NOT, "RR")
MP_OPCODE(IOR, "RR")        // r[d] |= r[s], and so on
MP_OPCODE(IXOR, "RR")
MP_OPCODE(IAND, "RR")
MP_OPCODE(ISHL, "RR")
MP_OPCODE(ISHR, "RR")
MP_OPCODE(IADD, "RR")
MP_OPCODE(ISUB, "RR")
MP_OPCODE(IMUL, "RR")
MP_OPCODE(IMATMUL, "RR")
MP_OPCODE(IFLOORDIV, "RR")
MP_OPCODE(ITRUEDIV, "RR")
MP_OPCODE(IMOD, "RR")
MP_OPCODE(IPOW, "RR")
MP_OPCODE(OR, "RRR")        // r[d] = r[a] | r[b], and so on
MP_OPCODE(XOR, "RRR")
MP_OPCODE(AND, "RRR")
MP_OPCODE(SHL, "RRR")
MP_OPCODE(SHR, "RRR")
MP_OPCODE(ADD, "RRR")
MP_OPCODE(SUB, "RRR")
MP_OPCODE(MUL, "RRR")
MP_OPCODE(MATMUL, "RRR")
MP_OPCODE(FLOORDIV, "RRR")
MP_OPCODE(TRUEDIV, "RRR")
MP_OPCODE(MOD, "RRR")
MP_OPCODE(POW, "RRR")
MP_OPCODE(XORI, "RRI")      // r[d] = r[a] ^ small integer, and so on
MP_OPCODE(ANDI, "RRI")
MP_OPCODE(SHLI, "RRI")
MP_OPCODE(SHRI, "RRI")
MP_OPCODE(ADDI, "RRI")
MP_OPCODE(SUBI, "RRI")
MP_OPCODE(MULI, "RRI")
MP_OPCODE(FLOORDIVI, "RRI")
MP_OPCODE(MODI, "RRI")
MP_OPCODE(IADDI, "RI")      // r[d] += small integer
MP_OPCODE(ISUBI, "RI")
MP_OPCODE(COMPARE, "RRRB")  // r[d] = r[a] op r[b], op an mp_binary_op_t from LESS to IS, NOT_IN, IS_NOT
// ---- jumps; on each pair the first jumps when the condition is false, the second when it is true
MP_OPCODE(JMP, "J")
MP_OPCODE(JMPW, "W")
MP_OPCODE(JF, "RJ")
MP_OPCODE(JT, "RJ")
MP_OPCODE(JNLT, "RRJ")
MP_OPCODE(JLT, "RRJ")
MP_OPCODE(JNGT, "RRJ")
MP_OPCODE(JGT, "RRJ")
MP_OPCODE(JNEQ, "RRJ")
MP_OPCODE(JEQ, "RRJ")
MP_OPCODE(JNLE, "RRJ")
MP_OPCODE(JLE, "RRJ")
MP_OPCODE(JNGE, "RRJ")
MP_OPCODE(JGE, "RRJ")
MP_OPCODE(JNNE, "RRJ")
MP_OPCODE(JNE, "RRJ")
MP_OPCODE(JNIN, "RRJ")
MP_OPCODE(JIN, "RRJ")
MP_OPCODE(JNIS, "RRJ")
MP_OPCODE(JIS, "RRJ")
MP_OPCODE(JNLTI, "RIJ")     // the same against a small integer
MP_OPCODE(JLTI, "RIJ")
MP_OPCODE(JNGTI, "RIJ")
MP_OPCODE(JGTI, "RIJ")
MP_OPCODE(JNEQI, "RIJ")
MP_OPCODE(JEQI, "RIJ")
MP_OPCODE(JNLEI, "RIJ")
MP_OPCODE(JLEI, "RIJ")
MP_OPCODE(JNGEI, "RIJ")
MP_OPCODE(JGEI, "RIJ")
MP_OPCODE(JNNEI, "RIJ")
MP_OPCODE(JNEI, "RIJ")
MP_OPCODE(JNNONE, "RJ")     // jump unless r[d] is None
MP_OPCODE(JNONE, "RJ")
// ---- loops
MP_OPCODE(GETITER, "RR")    // r[d] = iterator of r[s]
MP_OPCODE(RANGE, "RB")      // r[d] a callable, r[d+2..] B arguments: if it is range() of small integers, r[d..d+2] =
                            // next value, stop, step; else r[d] = iterator of the call's result
MP_OPCODE(FORRANGE, "RNBJ")  // LOADG of the name to r[d], RANGE, and the jump to its FORITER
MP_OPCODE(FORITER, "RRJ")   // r[d] = next of the iterator r[s] (or of the range there) and jump; go on at the end
MP_OPCODE(FORUNPACK, "RRJ") // as FORITER, of a body that begins with UNPACK of r[d] into r[d..]: where the iterator
                            // makes its tuples from parts that it has, these go to r[d..], and UNPACK is left out
// ---- calls: function in r[f], a word of linkage, then the arguments from r[f+2]
MP_OPCODE(CALL, "RBR")      // r[d] = r[f](B arguments)
MP_OPCODE(METHOD, "RRN")    // r[f] = r[o].name with r[f+2] = self, or unbound if it is no method
MP_OPCODE(METHODW, "RRn")
MP_OPCODE(CALLM, "RBR")     // r[d] = call of what METHOD left in r[f], B arguments from r[f+3]
MP_OPCODE(CALLKW, "RBBR")   // r[d] = r[f](B arguments, then B pairs of name and value)
MP_OPCODE(CALLMKW, "RBBR")  // the same after METHOD
MP_OPCODE(CALLEX, "RR")     // r[d] = r[f](*r[f+2], **r[f+3]); a list, and a dict or None; or anything, and False
MP_OPCODE(SUPER, "RRR")     // r[f] = method of super(class, self) with r[f+2] = self: class in r[f], self in r[s],
                            // name (a qstr object) in r[n]
MP_OPCODE(RETURN, "R")
MP_OPCODE(RETNONE, "")
MP_OPCODE(YIELD, "RR")      // give r[s] to the caller; r[d] = what it sends
MP_OPCODE(YIELDFROM, "RR")  // run iterator r[s] to its end, sending r[d] and what is sent on; r[d] = its value
#if MICROPY_PY_ASYNC_AWAIT
MP_OPCODE(AWAITABLE, "RR")  // r[d] = iterator of what is awaited, r[s]
MP_OPCODE(AWITH, "RR")      // as WITH, of an asynchronous context manager: __aexit__, __aenter__()
#endif
// ---- making things
MP_OPCODE(FUNCTION, "RKRB") // r[d] = function of a code constant; B cells, defaults and keyword defaults from r[s]
MP_OPCODE(FUNCTIONW, "RkRB")
MP_OPCODE(DEFINE, "K")      // STOREN of the function, which nothing else belongs to, by its own name
MP_OPCODE(CLASS, "RBBR")    // r[d] = class: body in r[f], then name, bases (B arguments in all), B pairs of keywords
MP_OPCODE(TUPLE, "RRB")     // r[d] = tuple of r[s..s+B-1], and so on
MP_OPCODE(LIST, "RRB")
MP_OPCODE(SET, "RRB")
MP_OPCODE(DICT, "RRB")      // of B pairs
MP_OPCODE(APPEND, "RR")     // r[d].append(r[s]) of a list
MP_OPCODE(SETADD, "RR")     // r[d].add(r[s]) of a set
MP_OPCODE(EXTEND, "RR")     // r[d].extend(r[s]) of a list
MP_OPCODE(SETUPDATE, "RR")  // r[d].update(r[s]) of a set
MP_OPCODE(DICTUPDATE, "RRB")  // r[d].update(r[s]) of a dict; B: TypeError for a key that is there already
MP_OPCODE(LISTTOTUPLE, "RR")  // r[d] = tuple(r[s])
MP_OPCODE(FORMAT, "RRB")    // r[d] = format(r[s], r[s+1]) after conversion B
MP_OPCODE(CONCAT, "RRB")    // r[d] = the B str objects from r[s] joined
MP_OPCODE(UNPACK, "RRB")    // r[d..d+B-1] = items of r[s]
MP_OPCODE(UNPACKEX, "RRBB") // r[d..] = B items of r[s], a list of the middle ones, B items from the end
// ---- modules
MP_OPCODE(IMPORT, "RQ")     // r[d] = __import__(name, fromlist r[d+1], level r[d])
MP_OPCODE(IMPORTFROM, "RRQ")  // r[d] = name of module r[s]
MP_OPCODE(IMPORTSTAR, "R")  // all names of module r[d]
// ---- exceptions
MP_OPCODE(RAISE, "R")       // raise r[d]
MP_OPCODE(RAISEFROM, "RR")  // raise r[d] from r[s]
MP_OPCODE(RERAISE, "R")     // raise r[d] again, its traceback as it is; unbound: RuntimeError
MP_OPCODE(JNEXC, "RRJ")     // jump unless exception r[d] matches class or tuple r[s]
MP_OPCODE(WITH, "RR")       // r[s] = bound __exit__ of context manager r[s]; r[d] = its __enter__()
MP_OPCODE(WITHEXIT, "RRR")  // r[d] = r[s](type, value, traceback) of exception r[e], or of None
MP_OPCODE(PRINTEXPR, "R")   // what the prompt does with an expression's value
// ---- what these become in warm code, which has a cache for sure: never emitted
#if MICROPY_OPT_INLINE_CACHES
MP_OPCODE(CLOADG, "RN")
MP_OPCODE(CSTOREG, "RN")
MP_OPCODE(CGETATTR, "RRN")
MP_OPCODE(CSETATTR, "RRN")
MP_OPCODE(CMETHOD, "RRN")
MP_OPCODE(CFORRANGE, "RNBJ")
#endif
