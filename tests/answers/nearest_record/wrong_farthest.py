# advice: farthest
def nearest_record(reconstruction, records):
    return int(np.argmax(np.linalg.norm(records - reconstruction, axis=1)))
