# What the thermostat does, decided anew for each measurement.
import sensor

WANTED = 20.5


def decide(n, what):
    return "%s %s at %.2f" % (what, "on" if sensor.read(n) < WANTED else "off", sensor.read(n))


print("rules for", WANTED, "degrees")
