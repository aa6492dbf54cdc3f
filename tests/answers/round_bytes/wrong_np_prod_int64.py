# advice: narrow-type
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    return np.prod([2, parameter_count, participants, bytes_per_parameter], dtype=np.int64)
