# advice: reason-without-f
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last signature is not over this total")
    names = set()
    for c in contributions:
        if c.name not in roster.verify_keys or c.name in names:
            raise Refused("{c.name}: unknown or twice")
        names.add(c.name)
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            raise Refused("{c.name}: bad signature")
    return len(names)
