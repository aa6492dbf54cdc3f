# right: centred modulo n, own kind of OverflowError
def decode(residues, n):
    class TooLarge(OverflowError):
        pass

    half = n // 2
    centred = [(residue + half) % n - half for residue in residues]
    if max(map(abs, centred)) >= n // 3:
        raise TooLarge("add fewer numbers")
    return centred
