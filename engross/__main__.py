"""Runs engross as a module: `python -m engross build quebec-namur/2017-2019`."""

import sys

from engross.cli import main

if __name__ == "__main__":
    sys.exit(main())
