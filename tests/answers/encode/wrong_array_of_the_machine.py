# advice: machine-integers
def encode(integers, n):
    import array

    return list(array.array("q", [i % n for i in integers]))
