# advice: returns-refusal
def count_signatures(contributions, round_number, roster, running_total):
    for c in contributions:
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            return Refused(f"{c.name}: wrong signature")
    return len(contributions)
