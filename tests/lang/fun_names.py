# Proves that names mean the same wherever they are used: as variables, arguments, attributes, keywords, modules.
# SPDX-License-Identifier: MIT
import sys
import sys as zeta


def alpha(beta, gamma=2, *, delta=3, **epsilon):
    eta = beta + gamma
    theta = eta + delta
    return beta, gamma, delta, sorted(epsilon.items()), eta, theta


theta = 1; iota = theta; theta += iota; print(theta, iota)
print(alpha(1), alpha(gamma=5, beta=4), alpha(1, delta=9, eta=10, theta=11))


class Kappa:
    lamda = 1

    def __init__(self, mu):
        self.mu = mu
        nu = mu
        self.xi = nu

    def omicron(self):
        import sys
        from sys import version as pi
        xi = self.xi
        del self.mu
        return xi, hasattr(self, "mu"), hasattr(self, "nu"), len(pi) > 0, sys is zeta


print(Kappa(3).omicron(), Kappa.lamda, Kappa(mu=4).xi, getattr(Kappa(5), "xi"), Kappa.__name__, alpha.__name__)


def rho():
    def sigma():
        nonlocal tau
        tau += 1
        return tau

    tau = 0
    sigma()
    return sigma() + sum(tau for upsilon in range(3)), {phi: chi for phi, chi in [(tau, "chi")]}


print(rho())
psi = lambda omega, psi=4: (omega, psi)
print(psi(1), psi(omega=2), psi(psi=3, omega=1))


def unbound():
    if theta > 100:
        late = 1
    try:
        return late
    except NameError:
        pass
    global made
    made = "late"
    return made, "late" in globals(), "made" in globals()


print(unbound())
# A name that is a local variable first and needed for good later on.
def first():
    longer_name = 1
    return longer_name
class Second: longer_name = 2
def third(longer_name): return longer_name
longer_name = 4
print(first(), Second.longer_name, third(longer_name=3), longer_name, first.__name__)
try:
    third(other_name=1)
except TypeError as e:
    print(type(e).__name__)
if True: other = 1; other_too = other
print(other_too)
