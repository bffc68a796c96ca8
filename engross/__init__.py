"""engross: from reusable clauses to cooperation protocols that are ready to sign."""

__version__ = "0.1.0"
