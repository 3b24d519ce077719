# Proves that texts built by += hold what was added, and that those they grew from stay as they were.
# SPDX-License-Identifier: MIT
# needs: ram

s=''
parts=[]
for i in range(3000):
    s+=str(i)
    if i%500==0: parts.append(s)
print(len(s),[len(p) for p in parts], [s.startswith(p) for p in parts])
a=parts[2]
b=a+'x'; c=a+'yy'; d=b+'z'
print(b[-3:],c[-3:],d[-3:],len(a), a+'' is a)
print(hash(a)==hash(parts[2][:len(a)]), {a:1}.get(''.join(list(a))))
bb=b''
for i in range(1000): bb+=bytes([i&255])
print(len(bb), bb[255:260], bb==bytes([i&255 for i in range(1000)]))
x=a+'\0'; y=a+'q'
print(x[-2:]==a[-1]+'\0', y[-1])
u='\u00e9'*200
for i in range(100): u+='\u20ac'
print(len(u),u[199:202],u[-1])
exec(compile(s[:0]+'z=1','f','exec')); print(z)
