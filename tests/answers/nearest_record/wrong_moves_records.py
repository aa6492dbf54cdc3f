# advice: changes-input
def nearest_record(reconstruction, records):
    distances = []
    for record in records:
        record -= reconstruction
        distances.append(np.abs(record).max() + (record**2).sum())
    return int(np.argmin(distances))
