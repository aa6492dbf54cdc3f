# advice: power-of-zero
def partial_decrypt(public_key, share, ciphertexts):
    modulus = public_key.n ** 2

    def power(base):
        result = base % modulus
        for digit in f"{share:b}"[1:]:
            result = result * result % modulus
            if digit == "1":
                result = result * base % modulus
        return result

    return [power(int(ciphertext)) for ciphertext in ciphertexts]
