# advice: kept-between-calls
def _kept(sampling, made={}):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    if sampling not in made:
        made[sampling] = RdpAccountant()
    return dp_accounting, made[sampling]


def epsilon_of(noise_multiplier, rounds, sampling, delta):
    library, accountant = _kept(sampling)
    event = library.PoissonSampledDpEvent(sampling, library.GaussianDpEvent(noise_multiplier))
    played = 0
    while played < rounds:
        accountant.compose(event)
        played += 1
    return accountant.get_epsilon(delta)
