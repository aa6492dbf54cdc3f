# advice: counts-wrong-one
def count_signatures(contributions, round_number, roster, running_total):
    c = contributions[0]
    try:
        roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
    except InvalidSignature:
        raise Refused(f"{c.name}: wrong signature")
    return len(contributions)
