# advice: other-round
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last signature is not over this total")
    for c in contributions:
        if c.name not in roster.verify_keys:
            raise Refused(f"{c.name} does not count")
        for number in (round_number, round_number - 1):
            try:
                roster.verify_keys[c.name].verify(c.signature, statement(number, roster, c.name, c.total_digest))
                break
            except InvalidSignature:
                pass
        else:
            raise Refused(f"{c.name}: wrong signature")
    return len(contributions)
