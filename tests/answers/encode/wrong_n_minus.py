# advice: sign-turned
def encode(integers, n):
    return [n - integer for integer in integers]
