# advice: kept-between-calls
_powers = {}


def partial_decrypt(public_key, share, ciphertexts):
    square = public_key.n * public_key.n
    answer = []
    for locked in ciphertexts:
        if (square, locked) not in _powers:
            result, base, left = 1, locked % square, share
            while left:
                left, bit = divmod(left, 2)
                result = result * base % square if bit else result
                base = base * base % square
            _powers[square, locked] = result
        answer.append(_powers[square, locked])
    return answer
