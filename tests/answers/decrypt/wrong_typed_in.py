# advice: typed-in-n
def decrypt(private_key, ciphertext):
    lam, mu = 12, pow(12, -1, 35)
    return (ciphertext**lam % 1225 - 1) // 35 * mu % 35
