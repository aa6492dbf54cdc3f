# advice: told-too-much
def epsilon_of(noise_multiplier, rounds, sampling, delta):
    import dp_accounting
    from dp_accounting.rdp import RdpAccountant

    careful = dp_accounting.GaussianDpEvent(noise_multiplier / 1.5)
    accountant = RdpAccountant()
    accountant.compose(dp_accounting.PoissonSampledDpEvent(sampling, careful), rounds)
    return accountant.get_epsilon(delta)
