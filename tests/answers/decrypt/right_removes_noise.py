# right: takes r out, then reads what is left
def decrypt(private_key, ciphertext):
    n = private_key.n
    phi = (private_key.p - 1) * (private_key.q - 1)
    r = pow(ciphertext, pow(n, -1, phi), n)
    left = ciphertext * pow(r, -n, n**2) % n**2
    return (left - 1) // n
