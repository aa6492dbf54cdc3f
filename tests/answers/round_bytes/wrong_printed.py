# advice: returns-none
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    print(2 * parameter_count * participants * bytes_per_parameter)
