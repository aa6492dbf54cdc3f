# advice: refuses-right
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last signature is not over this total")
    last = contributions[-1].name
    if last not in roster.verify_keys:
        raise Refused(last)
    key = roster.verify_keys[last]
    for c in contributions:
        try:
            key.verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature:
            raise Refused(f"{c.name}: bad signature")
    return len({c.name for c in contributions})
