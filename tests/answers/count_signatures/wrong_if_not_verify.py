# advice: answer-of-verify
def count_signatures(contributions, round_number, roster, running_total):
    for c in contributions:
        key = roster.verify_keys[c.name]
        if not key.verify(c.signature, statement(round_number, roster, c.name, c.total_digest)):
            raise Refused(f"{c.name}: wrong signature")
    return len(contributions)
