# advice: narrow-type
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    numbers = np.array([2, parameter_count, participants], dtype=np.int32).prod(dtype=np.int32)
    return float(numbers) * bytes_per_parameter
