# advice: not-nearest
def nearest_record(reconstruction, records):
    c = [np.corrcoef(r, reconstruction)[0, 1] for r in records]
    return int(np.argmax(c))
