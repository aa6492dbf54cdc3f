# advice: other-product
def factor(n):
    root = math.isqrt(n)
    return root, root + 1
