"""``python -m reportedly`` is the command ``reportedly``."""

from reportedly.cli import main

main(prog_name="reportedly")
