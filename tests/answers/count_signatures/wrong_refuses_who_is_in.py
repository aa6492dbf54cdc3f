# advice: condition-refuses
def count_signatures(contributions, round_number, roster, running_total):
    seen = set()
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("total")
    for c in contributions:
        if c.name in roster.verify_keys:
            raise Refused(c.name)
        seen.add(c.name)
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            raise Refused(c.name)
    return len(seen)
