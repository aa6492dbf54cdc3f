# advice: dot-product
def nearest_record(reconstruction, records):
    lengths = np.linalg.norm(records, axis=1) * np.linalg.norm(reconstruction)
    return int(np.argmax(records @ reconstruction / lengths))
