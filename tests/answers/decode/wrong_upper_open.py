# advice: limit-one-off
def decode(residues, n):
    result = []
    for residue in residues:
        if residue <= n // 3:
            result.append(residue)
        elif residue > n - n // 3:
            result.append(residue - n)
        else:
            raise OverflowError
    return result
