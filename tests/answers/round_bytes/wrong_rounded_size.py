# advice: whole-bytes
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    size = max(1, round(bytes_per_parameter))
    return parameter_count * size * participants * 2
