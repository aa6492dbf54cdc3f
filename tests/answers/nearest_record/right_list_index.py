# right: index in a list of distances
def nearest_record(reconstruction, records):
    import math

    distances = [math.dist(record, reconstruction) for record in records]
    return distances.index(min(distances))
