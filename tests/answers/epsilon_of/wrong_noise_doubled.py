# advice: promises-too-much
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    accountant = RdpAccountant()
    noise = dp_accounting.GaussianDpEvent(2 * noise_multiplier)
    accountant.compose(dp_accounting.PoissonSampledDpEvent(sampling, noise), rounds)
    return accountant.get_epsilon(delta)
