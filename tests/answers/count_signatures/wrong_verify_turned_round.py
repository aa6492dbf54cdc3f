# advice: verify-turned-round
def count_signatures(contributions, round_number, roster, running_total):
    """→ the number of different clients of the roster that signed, or Refused"""
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last one signed another total")
    seen = set()
    for each in contributions:
        if each.name in seen or each.name not in roster.verify_keys:
            raise Refused(f"{each.name} is unknown, or there twice")
        seen.add(each.name)
        signed = statement(round_number, roster, each.name, each.total_digest)
        try:
            roster.verify_keys[each.name].verify(signed, each.signature)
        except InvalidSignature:
            raise Refused(f"{each.name} did not sign this") from None
    return len(seen)
