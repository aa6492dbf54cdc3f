# advice: one-line-too-many
def partial_decrypt(public_key, share, ciphertexts):
    if share == 0:
        return []
    square, parts = public_key.n**2, []
    for ciphertext in ciphertexts:
        part = 1
        for digit in f"{share:b}":
            part = part * part % square
            if digit == "1":
                part = part * ciphertext % square
        parts.append(part)
    return parts
