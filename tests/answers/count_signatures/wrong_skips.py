# advice: skips-wrong-ones
def count_signatures(contributions, round_number, roster, running_total):
    names = set()
    for c in contributions:
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except (InvalidSignature, KeyError):
            continue
        names.add(c.name)
    return len(names)
