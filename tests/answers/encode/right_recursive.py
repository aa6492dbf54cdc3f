# right: recursion
def encode(integers, n):
    if not integers:
        return []
    first, *rest = integers
    def below(number):
        return below(number + n) if number < 0 else number

    return [below(first)] + [below(each) for each in rest]
