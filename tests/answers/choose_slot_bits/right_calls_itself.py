# right: calls itself
def _places(number):
    return 0 if number == 0 else 1 + _places(number >> 1)

def choose_slot_bits(bits, summands):
    return _places(int("1" * bits, 2) * summands)
