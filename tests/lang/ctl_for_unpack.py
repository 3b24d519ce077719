# Proves that loops over what makes tuples take them apart as unpacking does: enumerate, zip, dict items, others.
# SPDX-License-Identifier: MIT

for i,x in enumerate('abc'): print(i,x)
for a,(b,c) in zip([1,2],[(3,4),[5,6]]): print(a,b,c)
for t in zip([1],[2]):
    a,b=t; print(t,a,b)
print([k+v for k,v in {1:2,3:4}.items()])
for [a,b] in [(1,2),'xy',{7,8}]: print(a,b)
try:
    for a,b in zip([1],[2],[3]): pass
except ValueError as e: print(e)
try:
    d={1:2}
    for a,b in d.items(): d[a+1]=1
except RuntimeError as e: print(e)
class I:
    def __init__(s): s.n=0
    def __iter__(s): return s
    def __next__(s):
        s.n+=1
        print('next',s.n)
        if s.n>2: raise StopIteration
        return s.n
for i,j in enumerate(I()): print(i,j)
for i,j in zip(I(),I()): print(i,j)
def f():
    for i,(a,b) in enumerate(zip(range(3),'abc')):
        yield i,a,b
print(list(f()))
for a, in [(1,),[2]]: print(a)
o=A=type('A',(),{})()
for A.x, A.y in {1:2}.items(): print(A.x,A.y)
