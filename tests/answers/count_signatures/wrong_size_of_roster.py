# advice: counts-roster
def count_signatures(contributions, round_number, roster, running_total):
    names = [one.name for one in contributions]
    if not names or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last one signed another total, or nobody signed")
    for one in contributions:
        if one.name not in roster.verify_keys or names.count(one.name) > 1:
            raise Refused(f"{one.name} must not be here, or not so often")
        said = statement(round_number, roster, one.name, one.total_digest)
        try:
            roster.verify_keys[one.name].verify(one.signature, said)
        except InvalidSignature:
            raise Refused(f"{one.name} did not sign this") from None
    return len(roster.names)
