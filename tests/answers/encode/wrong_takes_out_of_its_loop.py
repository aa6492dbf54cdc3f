# advice: in-the-loop
def encode(integers, n):
    integers = list(integers)
    out = []
    for x in integers:
        out.append(x % n)
        integers.remove(x)
    return out
