# right: the learner's own encrypt
def forged_count_attack(encryptor, threshold, length, layout):
    from fedlearn_lib.paillier import encrypt

    return [encrypt(encryptor.public_key, 0) for _ in range(layout.plaintexts_for(length))], threshold
