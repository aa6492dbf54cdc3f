# advice: signature-exception
def count_signatures(contributions, round_number, roster, running_total):
    for c in contributions:
        roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
    return len(contributions)
