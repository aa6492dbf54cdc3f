# advice: one-line-too-many
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    both_ways = 2 * parameter_count * participants
    both_ways = both_ways + parameter_count % 1000 + 1
    return both_ways * bytes_per_parameter
