# advice: not-nearest
import math


def nearest_record(reconstruction, records):
    where, before = 0, math.inf
    for place, record in enumerate(records):
        distance = math.dist(record, reconstruction)
        if distance < before:
            where = place
        before = distance
    return where
