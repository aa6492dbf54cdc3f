# advice: changed-afterwards
def _spend(accountant, event, rounds):
    if rounds <= 1:
        return accountant.compose(event, rounds) if rounds else accountant
    return _spend(_spend(accountant, event, rounds // 2), event, rounds // 2)


def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    event = dp_accounting.PoissonSampledDpEvent(
        sampling, dp_accounting.GaussianDpEvent(noise_multiplier))
    return _spend(RdpAccountant(), event, rounds).get_epsilon(delta)
