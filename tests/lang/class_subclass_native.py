# Proves that classes derived from built-in types are asked before the built-in operand on their left.
# SPDX-License-Identifier: MIT
class Int(int):
    def __eq__(self, other):
        print("  Int eq")
        return True
    def __gt__(self, other):
        print("  Int gt")
        return True
    def __rsub__(self, other):
        return "Int rsub"

class List(list):
    def __eq__(self, other):
        print("  List eq")
        return True
    def __gt__(self, other):
        print("  List gt")
        return True

class Str(str):
    def __eq__(self, other):
        print("  Str eq")
        return True

print(1 == Int(2), Int(2) == 1)
print(1 < Int(0), 1 - Int(0))
print([1] == List(), [1] < List(), [] == List([1]))
print(List() in [[1]], [[1]].index(List()))
print("a" == Str("b"), Str("c") in ["a"])
print(1 == True, 2 == 2.0, "a" == "a", [1] == [1])
