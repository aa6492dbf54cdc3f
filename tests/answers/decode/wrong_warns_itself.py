# advice: catches-its-own
def decode(residues, n):
    signed = []
    try:
        for residue in residues:
            if n // 3 <= residue <= n - n // 3:
                raise OverflowError("a sum grew too large")
            signed.append(residue if residue < n // 3 else residue - n)
    except OverflowError:
        signed.append(0)
    return signed
