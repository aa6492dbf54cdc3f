# advice: unused-argument
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    return 0
