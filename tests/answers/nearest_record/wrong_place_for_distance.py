# advice: not-nearest
import math


def nearest_record(reconstruction, records):
    found = 0
    for place, record in enumerate(records):
        if math.dist(record, reconstruction) < found:
            found = place
    return found
