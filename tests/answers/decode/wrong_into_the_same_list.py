# advice: changes-input
def decode(residues, n):
    third = n // 3
    for place in range(len(residues)):
        if third <= residues[place] <= n - third:
            raise OverflowError(f"number {place} lies in the middle third")
        if residues[place] > n - third:
            residues[place] = residues[place] - n
    return residues
