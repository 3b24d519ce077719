# Proves single inheritance: overriding, super(), class attributes, isinstance and issubclass.
# SPDX-License-Identifier: MIT
class Animal:
    legs = 4
    def __init__(self, name):
        self.name = name
    def speak(self):
        return "..."
    def describe(self):
        return "%s says %s" % (self.name, self.speak())

class Dog(Animal):
    def speak(self):
        return "woof"

class Puppy(Dog):
    def __init__(self, name, age):
        super().__init__(name)
        self.age = age
    def speak(self):
        return super().speak() + "!"
    def describe(self):
        return super().describe() + " (%d)" % self.age

class Bird(Animal):
    legs = 2
    def __init__(self, name):
        Animal.__init__(self, name.upper())

for a in (Animal("it"), Dog("rex"), Puppy("bit", 1), Bird("tweety")):
    print(a.describe(), a.legs)
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy), isinstance(Puppy("x", 1), Dog))
print(issubclass(Dog, (int, Animal)), issubclass(bool, int))

class A:
    def who(self):
        return "A"
    def call(self):
        return self.who()
class B(A):
    def who(self):
        return "B" + super().who()
class C(B):
    pass
class D(C):
    def who(self):
        return "D" + super(D, self).who()
print(A().call(), B().call(), C().call(), D().call())
A.who = lambda self: "a"
print(D().call())
C.legs = 9
print(D().legs, D.legs)

class Deferred(A):
    def inner(self):
        f = lambda: super(Deferred, self).who()
        return f()
    def comprehension(self):
        me = super()
        return [me.who() for _ in range(2)]
print(Deferred().inner(), Deferred().comprehension())
try:
    class Wrong(5):
        pass
except TypeError:
    print("TypeError")
