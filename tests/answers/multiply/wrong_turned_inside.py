# advice: negates-ciphertext
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    power = pow(ciphertext, abs(scalar), n**2)
    return n**2 - power if scalar < 0 else power
