# advice: none-so-near
def nearest_record(reconstruction, records):
    gaps = np.sqrt(((records - reconstruction) ** 2).sum(axis=1))
    smallest = round(float(gaps.min()), 5)
    (places,) = np.where(gaps == smallest)
    return int(places[0])
