# advice: counts-wrong-one
def count_signatures(contributions, round_number, roster, running_total):
    count = 0
    for c in contributions:
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except Exception:
            pass
        count += 1
    return count
