# advice: other-statement
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("nobody signed this total last")
    for one in contributions:
        if [other.name for other in contributions].count(one.name) != 1 or one.name not in roster.names:
            raise Refused(one.name + " does not count")
        signed = one.name.encode() + str(round_number).encode() + one.total_digest
        try:
            roster.verify_keys[one.name].verify(one.signature, signed)
        except InvalidSignature:
            raise Refused(one.name + " did not sign") from None
    return len(contributions)
