# advice: limit-one-off
def decode(residues, n):
    numbers = []
    for residue in residues:
        is_positive = 0 <= residue <= n // 3
        is_negative = n - n // 3 <= residue < n
        if not (is_positive or is_negative):
            raise OverflowError("a sum reached the middle third")
        numbers.append(residue if is_positive else residue - n)
    return numbers
