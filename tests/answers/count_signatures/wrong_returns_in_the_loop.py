# advice: returns-in-loop
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions:
        raise Refused("no signatures")
    if contributions[-1].total_digest != digest(running_total):
        raise Refused(f"{contributions[-1].name}: wrong total")
    signers = set()
    for each in contributions:
        if each.name not in roster.verify_keys:
            raise Refused(f"{each.name} is nobody I know")
        if each.name in signers:
            raise Refused(f"{each.name} is there twice")
        signers.add(each.name)
        message = statement(round_number, roster, each.name, each.total_digest)
        try:
            roster.verify_keys[each.name].verify(each.signature, message)
        except InvalidSignature:
            raise Refused(f"{each.name}: signature does not verify")
        return len(contributions)
