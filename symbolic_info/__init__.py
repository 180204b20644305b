"""symbolic-info: derive, check and import the measures of information theory."""

__version__ = "0.1.0"
