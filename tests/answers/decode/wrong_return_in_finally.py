# advice: swallowed
def decode(residues, n):
    integers = []
    try:
        for residue in residues:
            if n // 3 <= residue <= n - n // 3:
                raise OverflowError("a sum grew too large")
            integers.append(residue if residue < n // 3 else residue - n)
    finally:
        return integers
