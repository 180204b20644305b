"""The catalogue: statements by name, one module a topic. No derivation is stored.

=======================  =================================================================
module                   holds
=======================  =================================================================
``catalogue``            all of them: names, statements, ``derive``
``logarithm``            change of base
``surprisal``            the surprisal of independent events
``entropy``              entropy: bounds, concavity, the uniform pmf, a coin
``kl_divergence``        KL divergence and cross entropy, discrete and continuous
``jensen_shannon``       Jensen-Shannon divergence
``joint_distributions``  chain rule, mutual information
=======================  =================================================================
"""
