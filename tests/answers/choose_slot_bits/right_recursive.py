# right: recursion, half of the width at a time
def choose_slot_bits(bits, summands):
    def width(number):
        if number < 2:
            return number
        step = 1
        while number >> 2 * step:
            step *= 2
        return step + width(number >> step)

    return width(summands * (2**bits - 1))
