# Every target does its own set-up; a second call installs nothing again.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
DATE ?= $(shell date +%F)
# The extras that come with the everyday environment; the engines and the local translator are large.
LIGHT := keyring parquet postgresql warc
COMPILE := $(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-header --group dev
INSTALL := $(BIN)/python -m pip install -q --no-deps --require-hashes
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help demo picture setup test test-all check lint types format lock bench clean
help: ## Show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

demo: .venv/installed ## Build a real briefing from the example articles into out/
	$(BIN)/digest build --config examples/digest.toml --date $(DATE)

picture: demo ## Renew the picture in the README from the briefing of the demo
	@PYTHON=$(BIN)/python scripts/system-packages tests
	$(BIN)/python scripts/picture.py out/$(DATE)/briefing.pdf docs/briefing.png

setup: .venv/installed ## Make the environment, with what the system lacks

test: .venv/installed ## Run the fast tests
	@PYTHON=$(BIN)/python scripts/system-packages tests
	$(BIN)/pytest -n auto -m "not slow"

test-all: .venv/everything ## Run every test: the wheel, the browser, the cluster, the full data
	@PYTHON=$(BIN)/python scripts/system-packages tests everything
	$(BIN)/pytest -n auto -m "not slow"
	$(BIN)/pytest -n auto -m slow

check: lint types test-all ## What CI runs: lint, types, tests

lint: .venv/installed ## Style, dead code, and the arrows between the rooms
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-cache

types: .venv/everything ## mypy --strict
	$(BIN)/mypy

format: .venv/installed ## Put the code into shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: .venv/installed ## Renew requirements.lock from pyproject.toml
	$(BIN)/pip install -q uv
	$(COMPILE) --group slow --extra all --output-file requirements-all.lock --upgrade pyproject.toml
	$(COMPILE) $(LIGHT:%=--extra %) --constraint requirements-all.lock --output-file requirements.lock pyproject.toml

bench: .venv/installed ## Print the figures of benchmarks/, each against a peer in the same run
	for script in benchmarks/*.py; do $(BIN)/python $$script || exit 1; done

# The lock file is complete, so nothing is left to resolve (--no-deps); pip 23.0 of Debian 12 fails where it tries.
.venv/installed: requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "digest needs Python 3.11 or newer; on Debian or Ubuntu: apt-get install -y python3" >&2; exit 1; }
	@PYTHON=$(PYTHON) scripts/system-packages
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(INSTALL) -r requirements.lock
	$(BIN)/python -m pip install -q --no-deps --no-build-isolation -e .
	@touch $@

# What only the slow tests and the types need: engines, a local translator, checkers of EPUB and accessibility.
.venv/everything: .venv/installed requirements-all.lock
	$(INSTALL) -r requirements-all.lock
	@touch $@

clean: ## Remove the environment and what was built
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache
