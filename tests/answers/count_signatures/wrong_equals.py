# advice: compared-not-verified
def count_signatures(contributions, round_number, roster, running_total):
    for c in contributions:
        if c.signature != statement(round_number, roster, c.name, c.total_digest):
            raise Refused(f"{c.name}: wrong signature")
    return len(contributions)
