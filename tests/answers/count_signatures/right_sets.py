# right: names in a set
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("this total is not the one that was signed last")
    seen = set()
    for contribution in contributions:
        name = contribution.name
        if name in seen:
            raise Refused(f"{name} signed twice")
        if name not in roster.verify_keys:
            raise Refused(f"{name} is a stranger")
        seen.add(name)
        try:
            roster.verify_keys[name].verify(
                contribution.signature, statement(round_number, roster, name, contribution.total_digest)
            )
        except InvalidSignature:
            raise Refused(f"wrong signature: {name}") from None
    return len(seen)
