# advice: changed-afterwards
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    event = dp_accounting.PoissonSampledDpEvent(sampling, dp_accounting.GaussianDpEvent(noise_multiplier))
    accountant = RdpAccountant()
    accountant.compose(event, rounds)
    epsilon = accountant.get_epsilon(delta)
    if accountant.get_delta(epsilon) > delta / 2:
        epsilon *= 1.01
    return epsilon
