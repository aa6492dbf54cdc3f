# right: square and multiply with add
def multiply(public_key, ciphertext, scalar):
    scalar = scalar % public_key.n
    total, power = 1, ciphertext
    for bit in reversed(bin(scalar)[2:]):
        if bit == "1":
            total = add(public_key, total, power)
        power = add(public_key, power, power)
    return total
