# advice: not-verified
def count_signatures(contributions, round_number, roster, running_total):
    return len(contributions)
