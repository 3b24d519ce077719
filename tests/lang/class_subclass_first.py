# Proves that an operand on the right is asked first where its class derives from that of the left one.
# SPDX-License-Identifier: MIT
def say(o, name):
    print("  %s.%s" % (type(o).__name__, name))
    return NotImplemented

class Base:
    def __eq__(self, other):
        return say(self, "eq")
    def __ne__(self, other):
        return say(self, "ne")
    def __lt__(self, other):
        say(self, "lt")
        return True
    def __gt__(self, other):
        say(self, "gt")
        return False
    def __le__(self, other):
        return say(self, "le")
    def __ge__(self, other):
        say(self, "ge")
        return True
    def __sub__(self, other):
        return "%s - %s" % (type(self).__name__, type(other).__name__)
    def __rsub__(self, other):
        return "%s rsub %s" % (type(self).__name__, type(other).__name__)

class Same(Base):
    pass

class Own(Base):
    def __eq__(self, other):
        say(self, "own eq")
        return True
    def __rsub__(self, other):
        return "own rsub %s" % type(other).__name__

class Other:
    def __eq__(self, other):
        say(self, "eq")
        return True

for a, b in ((Base(), Same()), (Same(), Base()), (Base(), Own()), (Own(), Base()), (Same(), Own()), (Base(), Base())):
    print(type(a).__name__, type(b).__name__)
    print(a == b)
    print(a != b)
    print(a < b, a > b)
    print(a <= b)
    print(a - b)
    a -= b
    print(a)

print(object() == Other(), Base() == Other(), Other() == Base())
print(Own() in [Base()], [Base()].count(Own()))
