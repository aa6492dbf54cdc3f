# advice: same-every-time
KEPT = {}


def forged_count_attack(encryptor, threshold, length, layout):
    n, places = encryptor.public_key.n, layout.plaintexts_for(length)
    if (n, places) not in KEPT:
        KEPT[n, places] = encryptor.encrypt([0] * places)
    return list(KEPT[n, places]), threshold
