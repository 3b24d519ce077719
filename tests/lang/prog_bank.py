# Proves a whole program: a bank simulation with classes, exceptions, properties and a deterministic random.
# SPDX-License-Identifier: MIT
class BankError(Exception):
    pass
class NotEnough(BankError):
    def __init__(self, account, missing):
        super().__init__("%s lacks %d" % (account.owner, missing))
        self.missing = missing
class Unknown(BankError):
    pass

class Account:
    interest = 0
    def __init__(self, owner, balance=0):
        self.owner, self._balance, self.history = owner, balance, []
    @property
    def balance(self):
        return self._balance
    def deposit(self, amount):
        if amount <= 0:
            raise ValueError("amount")
        self._balance += amount
        self.history.append(amount)
        return self
    def withdraw(self, amount):
        if amount > self.available():
            raise NotEnough(self, amount - self.available())
        self._balance -= amount
        self.history.append(-amount)
        return self
    def available(self):
        return self._balance
    def month(self):
        self._balance += self._balance * self.interest // 100
    def __repr__(self):
        return "<%s %s %d>" % (type(self).__name__, self.owner, self._balance)

class Savings(Account):
    interest = 5
class Credit(Account):
    limit = 100
    def available(self):
        return super().available() + self.limit

class Bank:
    def __init__(self):
        self.accounts = {}
    def __getitem__(self, owner):
        try:
            return self.accounts[owner]
        except KeyError:
            raise Unknown(owner)
    def open(self, kind, owner, **kw):
        self.accounts[owner] = kind(owner, **kw)
        return self[owner]
    def transfer(self, a, b, amount):
        source, target = self[a], self[b]
        source.withdraw(amount)
        try:
            target.deposit(amount)
        except ValueError:
            source.deposit(-amount if amount < 0 else 1)
            raise
    def __iter__(self):
        return iter(sorted(self.accounts.values(), key=lambda a: a.owner))
    @property
    def total(self):
        return sum(a.balance for a in self)

def random(seed):
    while True:
        seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
        yield seed >> 8

bank = Bank()
bank.open(Account, "ann", balance=500)
bank.open(Savings, "bob").deposit(300)
bank.open(Credit, "cy")
print(list(bank), bank.total)
errors = {}
r = random(42)
names = ["ann", "bob", "cy", "dan"]
for _ in range(200):
    a, b, amount = names[next(r) % 4], names[next(r) % 3], next(r) % 120
    try:
        bank.transfer(a, b, amount)
    except BankError as e:
        errors[type(e).__name__] = errors.get(type(e).__name__, 0) + 1
    except ValueError as e:
        errors["ValueError"] = errors.get("ValueError", 0) + 1
print(list(bank), sorted(errors.items()))
for a in bank:
    a.month()
print([a.balance for a in bank], bank.total, [len(a.history) for a in bank])
try:
    bank["ann"].balance = 5
except AttributeError:
    print("balance is read-only")
try:
    bank.transfer("cy", "ann", 10 ** 6)
except NotEnough as e:
    print(e.args[0], e.missing > 0)
