# advice: other-places
def _as_number(text):
    return int.from_bytes(text, "big")


def _as_bytes(number):
    return number.to_bytes((number.bit_length() + 7) // 8, "big")


def sign_contribution(signing_key, name, round_number, roster, running_total):
    steps = [digest, _as_number, _as_bytes]
    value = running_total
    for step in steps:
        value = step(value)
    return Contribution(name, value, signing_key.sign(statement(round_number, roster, name, value)))
