# advice: stranger-stops
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("not the total that was signed last")
    everybody, names = ", ".join(roster.names), []
    for one in contributions:
        if one.name in names or one.name not in everybody:
            raise Refused(f"{one.name} is nobody, or came before")
        names += [one.name]
        try:
            roster.verify_keys[one.name].verify(
                one.signature, statement(round_number, roster, one.name, one.total_digest))
        except InvalidSignature:
            raise Refused(f"{one.name}: signature")
    return len(names)
