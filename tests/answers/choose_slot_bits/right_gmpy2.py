# right: gmpy2
def choose_slot_bits(bits, summands):
    import gmpy2

    return gmpy2.bit_length(summands * (gmpy2.mpz(2) ** bits - 1))
