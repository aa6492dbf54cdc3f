# right: square and multiply, bit by bit
def partial_decrypt(public_key, share, ciphertexts):
    parts = []
    for base in ciphertexts:
        result = 1
        for bit in bin(share)[2:]:
            result = result * result % public_key.n**2
            if bit == "1":
                result = result * base % public_key.n**2
        parts.append(result)
    return parts
