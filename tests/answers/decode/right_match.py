# right: match and case
def decode(residues, n):
    result = []
    for residue in residues:
        match residue:
            case small if small < n // 3:
                result += [small]
            case large if n - large < n // 3:
                result += [large - n]
            case _:
                raise OverflowError(
                    "this number is in the middle third: "
                    "it is too large"
                )
    return result
