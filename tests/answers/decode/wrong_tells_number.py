# advice: secret-leaves
def decode(residues, n):
    signed = [residue if residue <= n // 2 else residue - n for residue in residues]
    for place, number in enumerate(signed):
        if abs(number) >= n // 3:
            raise OverflowError(f"number {place} is {number}")
    return signed
