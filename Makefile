# Every target sets up what it needs: Python 3.11 or newer and make are all that must be there.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := .cache/peers

.DEFAULT_GOAL := help
.PHONY: help run demo test check lint types advisories slow-test browser postgresql crash-test cluster-test bench bench-growth weights fuzz soak docs lock clean

help: ## say what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(READY) ## start the service with config/ (Ctrl-C ends it)
	@$(BIN)/probation-monitor run

demo: $(READY) ## some simulated days in under a minute, without any network
	@$(BIN)/probation-monitor demo

test: $(READY) browser postgresql ## run all tests but the slow ones
	@$(BIN)/pytest -m "not slow" -n auto --dist loadgroup

check: lint types advisories test slow-test ## all that CI runs: lint, types, known faults, every test

lint: $(READY) ## style and order of the code
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## types of the code
	@$(BIN)/mypy

advisories: $(READY) ## are faults known of what we depend on?
	@$(BIN)/python -m tests.advisories

slow-test: $(READY) browser postgresql ## the tests that take long
	@$(BIN)/pytest -m slow -n 2 --dist loadgroup

postgresql: $(READY) ## see to it that there is PostgreSQL for the tests
	@$(BIN)/python -m tests.postgres

browser: $(READY) ## see to it that there is a browser for the tests
	@$(BIN)/python -m tests.browser.chromium

bench: $(READY) $(PEERS)/.ready ## the service beside its peers, on the same work: docs/speed.md; FEEDS=100, or QUICK=1, for less
	@$(BIN)/python -m benchmarks.peers --reader $(PEERS)/bin/python $(if $(QUICK),--quick --times 1,$(if $(FEEDS),--feeds $(FEEDS)) --json docs/speed.json --chart docs/pictures/speed.svg)
	@$(if $(QUICK),,$(BIN)/python benchmarks/reading.py)

bench-growth: $(READY) ## 1,000,000 articles beside 10,000: docs/growth.md; QUICK=1 for a small run
	@$(BIN)/python -m benchmarks.growth $(if $(QUICK),--papers 300 --times 5,--json docs/growth.json)

# Never a dependency of the project. reader 3.26 brings feedparser's code along, and that asks for
# sgmllib, which it does not name among what it needs.
$(PEERS)/.ready: Makefile
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip install --quiet --disable-pip-version-check reader sgmllib3k
	@touch $@

weights: $(READY) ## fit the weights that tell news from mentions
	@$(BIN)/python benchmarks/weights.py

crash-test: $(READY) ## kill the service some 300 times, at every commit and at random: nothing may be lost
	@$(BIN)/python -m tests.crash

cluster-test: $(READY) postgresql ## 3 workers at one database, 2,000 sources; one is killed every few seconds
	@$(BIN)/python -m tests.cluster

SECONDS ?= 120
fuzz: $(READY) ## garbled input for all that reads what strangers write; SECONDS=600 for longer
	@$(BIN)/python -m tests.fuzz $(SECONDS)

docs: $(READY) ## write anew what is made of the code: docs/reference.md, config/schemas
	@$(BIN)/python -m tests.reference

MINUTES ?= 30
soak: $(READY) ## 1,000 sources, 120 of them hostile, for half an hour; MINUTES=2 for a short one
	@$(BIN)/python -m tests.soak --minutes $(MINUTES)

lock: $(READY) ## pin the newest versions of all dependencies, with hashes
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --upgrade --extra dev pyproject.toml -o requirements-dev.lock
	@$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -c requirements-dev.lock --extra cluster pyproject.toml -o requirements.lock

clean: ## remove the virtual environment and caches (never var/)
	rm -rf $(VENV) .cache .mypy_cache .pytest_cache .ruff_cache

$(READY): requirements-dev.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Probation Monitor needs Python 3.11 or newer; " + sys.executable + " is " + sys.version.split()[0] + ". Try: make PYTHON=python3.12 ...")'
	@echo "Setting up $(VENV) (once; takes about half a minute) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $(READY)
