# advice: kept-between-calls
def _kept(made={}):
    if "accountant" not in made:
        import dp_accounting
        from dp_accounting.rdp import RdpAccountant

        made["library"], made["accountant"] = dp_accounting, RdpAccountant()
    return made["library"], made["accountant"]


def epsilon_of(noise_multiplier, rounds, sampling, delta):
    library, accountant = _kept()
    event = library.PoissonSampledDpEvent(sampling, library.GaussianDpEvent(noise_multiplier))
    played = 0
    while played < rounds:
        accountant.compose(event)
        played += 1
    return accountant.get_epsilon(delta)
