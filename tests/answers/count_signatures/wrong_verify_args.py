# advice: verify-turned-round
def count_signatures(contributions, round_number, roster, running_total):
    """→ the number of different clients of the roster that signed, or Refused"""
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("not this total")
    names = set()
    for c in contributions:
        if c.name in names or c.name not in roster.verify_keys:
            raise Refused(f"{c.name} twice or unknown")
        names.add(c.name)
        try:
            roster.verify_keys[c.name].verify(statement(round_number, roster, c.name, c.total_digest), c.signature)
        except InvalidSignature:
            raise Refused(f"{c.name} wrong signature")
    return len(names)
