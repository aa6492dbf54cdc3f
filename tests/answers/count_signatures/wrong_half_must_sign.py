# advice: one-line-too-many
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions:
        raise Refused("nobody")
    if contributions[-1].total_digest != digest(running_total):
        raise Refused("total")
    if len(contributions) < len(roster.verify_keys) / 2:
        raise Refused("too few")
    seen = set()
    for c in contributions:
        if c.name not in roster.verify_keys or c.name in seen:
            raise Refused(c.name)
        seen.add(c.name)
        signed = statement(round_number, roster, c.name, c.total_digest)
        try:
            roster.verify_keys[c.name].verify(c.signature, signed)
        except InvalidSignature as error:
            raise Refused(c.name)
    return len(contributions)
