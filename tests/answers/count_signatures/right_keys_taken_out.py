# right: takes each key out of a copy
def count_signatures(contributions, round_number, roster, running_total):
    keys = dict(roster.verify_keys)
    last = None
    for c in contributions:
        key = keys.pop(c.name, None)
        if key is None:
            raise Refused(f"{c.name} is not in the roster, or came twice")
        try:
            key.verify(c.signature, statement(round_number, roster, c.name, c.total_digest))
        except InvalidSignature as error:
            raise Refused(f"{c.name} did not sign this") from error
        last = c.total_digest
    if last != digest(running_total):
        raise Refused("the last one signed another total")
    return len(roster.verify_keys) - len(keys)
