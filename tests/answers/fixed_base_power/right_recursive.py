# right: recursion
def fixed_base_power(table, exponent, modulus):
    def power(i, rest):
        if rest == 0:
            return 1
        return power(i + 1, rest // 256) * table[i][rest % 256] % modulus

    return power(0, exponent)
