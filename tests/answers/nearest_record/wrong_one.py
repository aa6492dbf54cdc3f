# advice: other-value
def nearest_record(reconstruction, records):
    return 1
