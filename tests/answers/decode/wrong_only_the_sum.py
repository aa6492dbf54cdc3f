# advice: overflow-unnoticed
def decode(residues, n):
    values = []
    for residue in residues:
        values.append(residue - n if residue > n / 2 else residue)
    total = sum(values)
    if total >= n // 3 or total <= -(n // 3):
        raise OverflowError("the numbers add up to too much")
    return values
