# advice: one-line-too-many
def count_signatures(contributions, round_number, roster, running_total):
    names = [one.name for one in contributions]
    if not names or contributions[-1].total_digest != digest(running_total):
        raise Refused("nobody signed this total last")
    for one in contributions:
        if one.name not in roster.verify_keys or names.count(one.name) > 1:
            raise Refused(f"{one.name} may not sign here, or not twice")
        signed = statement(round_number, roster, one.name, one.total_digest)
        try:
            roster.verify_keys[one.name].verify(one.signature, signed)
        except InvalidSignature:
            raise Refused(f"{one.name} did not sign this") from None
    if 2 * len(names) < len(roster.verify_keys):
        raise Refused("too few signed")
    return len(names)
