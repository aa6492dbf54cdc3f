# advice: verify-taken-for-an-answer
def count_signatures(contributions, round_number, roster, running_total):
    seen = set()
    for one in contributions:
        if one.name in seen or one.name not in roster.verify_keys:
            raise Refused(f"{one.name} signed twice, or is no member")
        signed = statement(round_number, roster, one.name, one.total_digest)
        try:
            fits = roster.verify_keys[one.name].verify(one.signature, signed)
        except InvalidSignature:
            fits = False
        if not fits:
            raise Refused(f"{one.name} did not sign this")
        seen.add(one.name)
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last one signed another total")
    return len(seen)
