"""Makes this folder importable, so that tests in every room share ``strategies``."""

pytest_plugins = ["pytester"]

# the campaign, which needs atheris, is run by itself
collect_ignore = ["fuzz/fuzz_documents.py"]
