# advice: other-n
import math


def generate_keypair(bits, *, demo=False):
    draw = lambda: sorted(random_prime(bits // 2) for _ in range(2))
    pair = draw()
    state = {"n": math.prod(pair), "pair": pair}
    while len(set(state["pair"])) == 1 or math.gcd(*(x - 1 for x in state["pair"])) > 2:
        state["pair"] = draw()
    return PublicKey(state["n"]), PrivateKey(*state["pair"])
