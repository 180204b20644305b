"""Makes this folder importable, so that tests in every room share ``strategies``."""

pytest_plugins = ["pytester"]
