# advice: typed-in-n
def encrypt(public_key, plaintext):
    r = secrets.choice([2, 3, 4, 6, 8, 9, 11, 12])
    return pow(36, plaintext, 35**2) * pow(r, 35, 35**2) % 35**2
