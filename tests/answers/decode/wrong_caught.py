# advice: catches-its-own
def decode(residues, n):
    try:
        signed = [residue if residue <= n // 2 else residue - n for residue in residues]
        if max(map(abs, signed)) >= n // 3:
            raise OverflowError
        return signed
    except OverflowError:
        print("overflow!")
