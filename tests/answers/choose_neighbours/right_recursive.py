# right: recursion, one k more each time
def choose_neighbours(n, dropout, corrupt):
    gone, bad = (min(round(share * n), n - 1) for share in (dropout, corrupt))

    def search(k):
        if k > n - 1:
            raise ValueError(f"no k below {n} serves")
        for t in range(k + 1):
            if all(
                chance < 1e-6
                for chance in (chance_of_at_least(t, k, bad, n - 1), chance_of_at_least(k - t + 1, k, gone, n - 1))
            ):
                return k, t
        return search(k + 1)

    return search(2)
