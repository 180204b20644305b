"""``python -m symbolic_info``: the command line."""

from symbolic_info.cli import main

main(prog_name="symbolic-info")
