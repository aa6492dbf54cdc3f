# advice: value-lost
def nearest_record(reconstruction, records):
    place = np.argmin(np.linalg.norm(records - reconstruction, axis=1))
