# advice: not-squared
def nearest_record(reconstruction, records):
    return int(np.argmin(np.abs(records.mean(axis=1) - reconstruction.mean())))
