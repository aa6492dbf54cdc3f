# advice: some-not-verified
def count_signatures(contributions, round_number, roster, running_total):
    c = contributions[-1]
    if c.total_digest != digest(running_total):
        raise Refused("another total")
    try:
        roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
    except InvalidSignature:
        raise Refused(f"{c.name}: wrong signature")
    return len(contributions)
