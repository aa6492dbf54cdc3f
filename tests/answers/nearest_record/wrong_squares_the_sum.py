# advice: squared-too-late
def nearest_record(reconstruction, records):
    gaps = (records - reconstruction).sum(axis=1) ** 2
    return int(gaps.argmin())
