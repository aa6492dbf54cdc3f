# right: gmpy2
def unpack(plaintexts, slot_bits, plaintext_bits, count):
    import gmpy2

    slots = plaintext_bits // slot_bits
    return [gmpy2.t_mod_2exp(gmpy2.mpz(each) >> i * slot_bits, slot_bits) for each in plaintexts for i in range(slots)][
        :count
    ]
