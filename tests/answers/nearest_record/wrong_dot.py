# advice: dot-product
def nearest_record(reconstruction, records):
    return int(np.argmax(records @ reconstruction))
