"""The catalogue: statements by name, one module a topic. No derivation is stored.

=====================  ===================================================================
module                 holds
=====================  ===================================================================
``catalogue``          all of them: names, statements, ``derive``
``logarithm``          change of base
``surprisal``          the surprisal of independent events
``entropy``            entropy as an expectation, of the uniform pmf
``kl_divergence``      KL divergence and cross entropy, discrete and continuous
``jensen_shannon``     Jensen-Shannon divergence
=====================  ===================================================================
"""
