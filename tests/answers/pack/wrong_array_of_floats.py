# advice: float-digits
def pack(integers, slot_bits, plaintext_bits):
    slots = plaintext_bits // slot_bits
    totals = np.zeros(math.ceil(len(integers) / slots))
    for k in range(len(integers)):
        which, place = divmod(k, slots)
        totals[which] += integers[k] << slot_bits * place
    return [int(total) for total in totals]
