# advice: still-packed
from fedlearn_lib.paillier import decrypt

def sandwich_attack(private_key, sent_to_victim, received_from_victim, length, layout):
    total, count = received_from_victim
    after = np.array([decrypt(private_key, each) for each in total])
    if sent_to_victim is None:
        return after
    return after - np.array([decrypt(private_key, each) for each in sent_to_victim[0]])
