# advice: power-of-floats
import math

def multiply(public_key, ciphertext, scalar):
    square = public_key.n**2
    return int(math.pow(ciphertext, scalar) % square)
