# right: counts the names
def count_signatures(contributions, round_number, roster, running_total):
    from collections import Counter

    def check(contribution):
        key = roster.verify_keys.get(contribution.name)
        if key is None:
            raise Refused("not enrolled: " + contribution.name)
        try:
            key.verify(contribution.signature, statement(round_number, roster, contribution.name, contribution.total_digest))
        except InvalidSignature as error:
            raise Refused("wrong signature: " + contribution.name) from error
        return contribution.name

    names = Counter(map(check, contributions))
    for name, times in names.items():
        if times != 1:
            raise Refused(f"{times} times {name}")
    if not names or [c.total_digest for c in contributions].pop() != digest(running_total):
        raise Refused("this total was not signed last")
    return sum(names.values())
