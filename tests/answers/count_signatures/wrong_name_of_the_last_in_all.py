# advice: refuses-right
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("not the total that was signed last")
    names, last = set(), contributions[-1].name
    for contribution in contributions:
        name = contribution.name
        if name not in roster.verify_keys:
            raise Refused(f"{name} is not in the roster")
        if name in names:
            raise Refused(f"{name} came twice")
        names.add(name)
        signed = statement(round_number, roster, last, contribution.total_digest)
        try:
            roster.verify_keys[name].verify(contribution.signature, signed)
        except InvalidSignature:
            raise Refused(f"{name} did not sign")
    return len(names)
