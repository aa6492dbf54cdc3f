# advice: verify-returns-nothing
def count_signatures(contributions, round_number, roster, running_total):
    count = 0
    for c in contributions:
        key = roster.verify_keys[c.name]
        if key.verify(c.signature, statement(round_number, roster, c.name, c.total_digest)):
            count += 1
    return count
