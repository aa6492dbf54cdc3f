# advice: other-value
def round_bytes(parameter_count, participants, bytes_per_parameter=4):
    """round_bytes(650, 10) → 52000"""
    return participants * parameter_count * bytes_per_parameter * 1.5
