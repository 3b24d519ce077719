# A script with a mistake: the application reports it and goes on.
import sensor

print("first", sensor.read(0))
print("all", [sensor.read(n) for n in range(100)])
