# Two commands are enough on a fresh Debian: `make pdf` and `make test`. What they install is told in .ci/install.
VENV := .venv
PYTHON := $(VENV)/bin/python
PROTOCOL ?= quebec-namur/2017-2019

# Someone without a home folder has nowhere to keep caches; they stay in the clone then.
ifeq ($(and $(HOME),$(wildcard $(HOME)/.)),)
export XDG_CACHE_HOME ?= $(CURDIR)/.make/cache
endif

.PHONY: help pdf test slow conformance docs bench mutants lock clean
.DEFAULT_GOAL := help

help: ## cette aide / this help
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' Makefile

pdf: ## le protocole en PDF, dans output/ / the protocol as a PDF (PROTOCOL=quebec-namur/2017-2019)
	@sh .ci/install run
	$(PYTHON) -m engross build $(PROTOCOL)

test: ## les vérifications courantes / the quick checks (ARGS="tests/render -x")
	@sh .ci/install test
	$(PYTHON) -m ruff check .
	$(PYTHON) -m ruff format --check .
	$(PYTHON) -m mypy
	$(PYTHON) -m pytest -n auto --dist loadgroup $(ARGS)

slow: ## les vérifications longues / the long checks: thousands of generated cases (ARGS="tests/laws")
	@sh .ci/install test
	$(PYTHON) -m pytest -m "slow and not conformance" -n auto --dist loadgroup $(ARGS)

conformance: ## PDF/A, PDF/UA et PAdES, jugés par veraPDF et par DSS (Java) / judged by veraPDF and DSS
	@sh .ci/install conformance
	$(PYTHON) -m pytest -m conformance tests/conformance $(ARGS)

docs: ## le site de la documentation, dans build/docs/ / the documentation as a site
	@sh .ci/install test
	$(PYTHON) -m sphinx -q -W --keep-going -E -b html docs build/docs

bench: ## vitesse et mémoire / speed and memory
	@sh .ci/install test
	$(PYTHON) tests/bench/run.py

mutants: ## ce que les tests remarqueraient / how many faults the tests would notice (ARGS="--count 300 --seed 1")
	@sh .ci/install test
	$(PYTHON) tests/mutants/run.py $(ARGS)

lock: ## renouvelle requirements.lock / renew the exact versions
	@sh .ci/install lock

# output/ is left alone: a signed copy may lie there.
clean: ## défait l'installation, garde output/ / undo the installation, keep output/
	rm -rf $(VENV) .make build dist mutants .hypothesis .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
