"""`python -m cfdi`: the same as the `cfdi` command."""

from cfdi.cli import main

main()
