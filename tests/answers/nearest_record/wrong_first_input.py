# advice: one-input
def nearest_record(reconstruction, records):
    return int(np.argmin(np.abs(records[:, 0] - reconstruction[0])))
