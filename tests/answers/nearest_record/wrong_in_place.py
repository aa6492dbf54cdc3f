# advice: changes-input
def nearest_record(reconstruction, records):
    records -= reconstruction
    return int(np.argmin((records**2).sum(axis=1)))
