# advice: any-key
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("the last signature is not over this total")
    for c in contributions:
        if c.name not in roster.verify_keys:
            raise Refused(f"{c.name} does not count")
        text = statement(round_number, roster, c.name, c.total_digest)
        for key in roster.verify_keys.values():
            try:
                key.verify(c.signature, text)
                break
            except InvalidSignature:
                pass
        else:
            raise Refused(f"{c.name}: wrong signature")
    return len(set(c.name for c in contributions))
