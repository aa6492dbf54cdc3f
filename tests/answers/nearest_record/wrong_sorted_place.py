# advice: place-after-sorting
def nearest_record(reconstruction, records):
    d = sorted(np.linalg.norm(r - reconstruction) for r in records)
    return d.index(min(d))
