# right: a function inside, and a tuple
def decode(residues, n):
    def signed(residue):
        number = min(residue, residue - n, key=abs)
        if abs(number) >= n // 3:
            raise OverflowError(f"not below {n // 3}")
        return number

    return tuple(map(signed, residues))
