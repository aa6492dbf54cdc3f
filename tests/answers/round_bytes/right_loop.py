# right: a loop over the participants
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    total = 0
    for _ in range(participants):
        total += bytes_per_parameter * parameter_count  # down
        total += bytes_per_parameter * parameter_count  # up
    return total
