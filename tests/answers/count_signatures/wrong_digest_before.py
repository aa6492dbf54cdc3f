# advice: refuses-right
def count_signatures(contributions, round_number, roster, running_total):
    seen = set()
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("total")
    before = contributions[0].total_digest
    for c in contributions:
        if c.name not in roster.verify_keys or c.name in seen:
            raise Refused(f"{c.name} unknown")
        try:
            roster.verify_keys[c.name].verify(c.signature, statement(round_number, roster, c.name, before))
        except InvalidSignature:
            raise Refused(f"{c.name} signature")
        before = c.total_digest
        seen.add(c.name)
    return len(seen)
