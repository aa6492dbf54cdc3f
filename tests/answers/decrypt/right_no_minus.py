# right: takes the quotient without subtracting
def decrypt(private_key, ciphertext):
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    quotient, one = divmod(pow(ciphertext, lam, private_key.n**2), private_key.n)
    assert one == 1
    return quotient * pow(lam, -1, private_key.n**2) % private_key.n
