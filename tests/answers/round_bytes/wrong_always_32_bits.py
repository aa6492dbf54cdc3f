# advice: fixed-size
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    bits = 32
    return parameter_count * participants * (bits // 8 + bits // 8)
