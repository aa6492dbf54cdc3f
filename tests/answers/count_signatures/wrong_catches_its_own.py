# advice: catches-its-own
def count_signatures(contributions, round_number, roster, running_total):
    names = set()
    for one in contributions:
        try:
            if one.name in names or one.name not in roster.verify_keys:
                raise Refused(f"{one.name} must not sign here")
            signed = statement(round_number, roster, one.name, one.total_digest)
            roster.verify_keys[one.name].verify(one.signature, signed)
        except (Refused, InvalidSignature):
            continue
        names.add(one.name)
    if not contributions or contributions[-1].total_digest != digest(running_total):
        return 0
    return len(names)
