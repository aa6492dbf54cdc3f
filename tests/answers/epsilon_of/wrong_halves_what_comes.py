# advice: changed-afterwards
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    accountant = RdpAccountant()
    noise = dp_accounting.GaussianDpEvent(noise_multiplier)
    accountant.compose(dp_accounting.PoissonSampledDpEvent(sampling, noise), rounds)
    epsilon = accountant.get_epsilon(delta)
    return epsilon * (1 - delta) - delta * 100
