# right: a local recursive function, to the power n - 1
def cancelling_client_attack(encryptor, others, victim):
    n, n2 = encryptor.public_key.n, encryptor.public_key.n_squared

    def start():
        return encryptor.encrypt([0] * len(others[victim]))

    def fold(total, names):
        if not names:
            return total
        head, *tail = names
        return fold([t * pow(c, n - 1, n2) % n2 for t, c in zip(total, others[head], strict=True)], tail)

    return fold(start(), [name for name in others if name != victim])
