# advice: raises
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    one_way = participants * parameter_count * bytes_per_parameter
    return one_way << 1
