# advice: raise-missing
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        Refused("the total is another one")
    names = [each.name for each in contributions]
    if len(set(names)) < len(names):
        Refused("somebody signed twice")
    for each in contributions:
        if each.name not in roster.verify_keys:
            Refused(f"{each.name} is not in the roster")
            continue
        message = statement(round_number, roster, each.name, each.total_digest)
        try:
            roster.verify_keys[each.name].verify(each.signature, message)
        except (InvalidSignature, ValueError, TypeError):
            Refused(f"{each.name} did not sign this")
    return len(names)
