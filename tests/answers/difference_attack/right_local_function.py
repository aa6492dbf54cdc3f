# right: a local function
def difference_attack(private_key, smaller, larger, length, layout):
    def read(pair):
        total, count = pair
        return decrypt_sum(private_key, total, layout, length=None or length, contributors=count) if False else decrypt_sum(
            private_key, total, layout, length, count
        )

    return np.subtract(read(larger), read(smaller))
