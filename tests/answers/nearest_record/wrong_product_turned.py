# advice: raises
def nearest_record(reconstruction, records):
    return int(np.argmax(reconstruction @ records))
