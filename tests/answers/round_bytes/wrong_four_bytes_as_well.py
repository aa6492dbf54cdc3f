# advice: one-change
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    float_bytes = 4
    one_way = participants * parameter_count * bytes_per_parameter * float_bytes
    return one_way + one_way
