# advice: unused-argument
def nearest_record(reconstruction, records):
    return 1
