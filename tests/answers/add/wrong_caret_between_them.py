# advice: caret
def add(public_key, a, b):
    both = int(a) ^ int(b)
    return both
