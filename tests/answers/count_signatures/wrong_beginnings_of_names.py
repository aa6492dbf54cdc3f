# advice: condition-refuses
def count_signatures(contributions, round_number, roster, running_total):
    if len(contributions) == 0 or digest(running_total) != contributions[-1].total_digest:
        raise Refused("not the total that was signed last")
    known = []
    for one in contributions:
        if one.name not in roster.verify_keys:
            raise Refused("who is " + one.name)
        for other in known:
            if one.name.startswith(other):
                raise Refused("twice: " + one.name)
        known.append(one.name)
        try:
            roster.verify_keys[one.name].verify(
                one.signature, statement(round_number, roster, one.name, one.total_digest))
        except InvalidSignature:
            raise Refused("not signed by " + one.name)
    return len(known)
