# right: a loop that raises
def decode(residues, n):
    integers = []
    for residue in residues:
        if residue < n // 3:
            integers.append(residue)
        elif residue > n - n // 3:
            integers.append(residue - n)
        else:
            raise OverflowError("a sum grew too large")
    return integers
