# right: np.linalg.norm, a NumPy integer
def nearest_record(reconstruction, records):
    return np.linalg.norm(records - reconstruction, axis=1).argmin()
