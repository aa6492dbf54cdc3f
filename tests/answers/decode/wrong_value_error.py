# advice: other-exception
def decode(residues, n):
    result = []
    for residue in residues:
        signed = residue if residue <= n // 2 else residue - n
        if abs(signed) >= n // 3: raise ValueError("overflow")
        result.append(signed)
    return result
