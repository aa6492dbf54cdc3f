# advice: condition-refuses
def fits(key, signature, signed):
    try:
        key.verify(signature, signed)
    except InvalidSignature:
        return False


def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("nobody signed this total last")
    names = [one.name for one in contributions]
    for one in contributions:
        if one.name not in roster.verify_keys or names.count(one.name) > 1:
            raise Refused(f"{one.name} is not to sign")
        signed = statement(round_number, roster, one.name, one.total_digest)
        if not fits(roster.verify_keys[one.name], one.signature, signed):
            raise Refused(f"{one.name} did not sign this")
    return len(names)
