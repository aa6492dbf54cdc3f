# advice: subtracts-twice
def encode(integers, n):
    result = []
    for integer in integers:
        if integer < 0:
            result.append(n - integer)
        else:
            result.append(integer)
    return result
