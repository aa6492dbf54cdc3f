# advice: swallowed
def count_signatures(contributions, round_number, roster, running_total):
    stack = list(contributions)
    if not stack or stack[-1].total_digest != digest(running_total):
        raise Refused("nobody signed this total")
    counted = {}
    while True:
        top = stack.pop()
        if top.name in counted or top.name not in roster.verify_keys:
            raise Refused(f"{top.name} is twice in the list, or not on the roster")
        try:
            roster.verify_keys[top.name].verify(
                top.signature, statement(round_number, roster, top.name, top.total_digest))
        except InvalidSignature:
            raise Refused(f"{top.name} did not sign") from None
        finally:
            counted[top.name] = True
            if not stack:
                return len(counted)
