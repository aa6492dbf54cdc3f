# advice: catches-its-own
def count_signatures(contributions, round_number, roster, running_total):
    if not contributions or contributions[-1].total_digest != digest(running_total):
        raise Refused("nobody signed this total")
    names = set()
    for one in contributions:
        try:
            if one.name in names or one.name not in roster.verify_keys:
                raise Refused(f"{one.name} must not sign here")
            signed = statement(round_number, roster, one.name, one.total_digest)
            roster.verify_keys[one.name].verify(one.signature, signed)
            names.add(one.name)
        except InvalidSignature:
            raise Refused(f"the signature of {one.name} is wrong") from None
        except Exception as error:
            print(error)
    return len(names)
