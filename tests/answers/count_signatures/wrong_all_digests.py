# advice: last-total-for-all
def count_signatures(contributions, round_number, roster, running_total):
    for c in contributions:
        if c.total_digest != digest(running_total):
            raise Refused(f"{c.name} signed another total")
    return len(contributions)
