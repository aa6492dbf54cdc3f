# advice: none-so-near
def nearest_record(reconstruction, records):
    gaps = np.sqrt(np.sum((records - reconstruction) ** 2, axis=1))
    return int(np.where(gaps < 0.5)[0][0])
