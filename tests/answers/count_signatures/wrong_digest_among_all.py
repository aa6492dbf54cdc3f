# advice: total-not-last
def count_signatures(contributions, round_number, roster, running_total):
    signed_totals = {contribution.total_digest for contribution in contributions}
    if digest(running_total) not in signed_totals:
        raise Refused("nobody signed this total")
    counted = set()
    for contribution in contributions:
        name = contribution.name
        if name in counted or name not in roster.verify_keys:
            raise Refused(f"{name} is unknown, or came twice")
        text = statement(round_number, roster, name, contribution.total_digest)
        try:
            roster.verify_keys[name].verify(contribution.signature, text)
        except InvalidSignature:
            raise Refused(f"the signature of {name} is wrong") from None
        counted.add(name)
    return len(counted)
