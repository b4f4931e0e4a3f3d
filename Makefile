# Salur: two commands for a newcomer, `make demo` and `make test`; `make help` lists the others.
# Needs Python 3.11 or newer with pip, and make; everything else comes from the lock files.

.DEFAULT_GOAL := help
.PHONY: help demo practice pictures test test-long check format lock wheel bench clean
SHELL := /bin/sh

FAMILIES ?= 250000
PORT ?= 8000
PRACTICE_PORT ?= 8100
SEED ?= 11
BIN := .venv/bin

# The first interpreter that runs and is new enough; PYTHON=… chooses another.
PYTHON ?= $(shell for p in python3.12 python3.11 python3.13 python3 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

help:  ## list what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:[^#]*## /\t/' | expand -t 12

demo: .venv/run  ## simulate three months, run the cycles, serve on PORT=8000 (FAMILIES=20000 is quicker; FRESH=1 builds anew)
	@SALUR_DATA="$(CURDIR)/.salur-demo" SALUR_TRAINING=1 $(BIN)/salur demo \
		--families $(FAMILIES) --seed $(SEED) --port $(PORT) $(if $(FRESH),--fresh)

practice: .venv/run  ## the practice area (LATIHAN) with made-up data on PRACTICE_PORT=8100 (RESET=1 begins anew, asks first)
	@SALUR_DATA="$(CURDIR)/.salur" $(BIN)/salur serve --training --port $(PRACTICE_PORT) $(if $(RESET),--reset)

# Compiled code is kept, whatever the machine prefers: tests start many processes.
TESTED = PYTHONDONTWRITEBYTECODE= SALUR_DATA="$(CURDIR)/.salur-test" $(BIN)/python -m pytest

test: .venv/dev  ## run the whole test suite
	$(TESTED) -n 2 --dist loadfile --no-loadscope-reorder -m "not long" $(ARGS)

test-long: .venv/dev  ## run the full counts of random and crash runs as well
	SALUR_LONG=1 $(TESTED) -n 2 --dist loadfile --no-loadscope-reorder $(ARGS)

pictures: .venv/dev  ## take those of the handbook's pictures anew that no longer match (ARGS=--pictures=all: each)
	$(TESTED) --pictures=stale tests/functional/web $(ARGS)

check: .venv/dev  ## lint, format, types, import contracts, then the tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(MAKE) test

format: .venv/dev  ## bring every file into its format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/dev  ## measure, as ratios within one run
	$(BIN)/python -m bench

lock: .venv/dev  ## write the lock files anew (ARGS=--upgrade takes newer versions)
	$(BIN)/python tools/lock.py $(ARGS)

wheel: .venv/run  ## build the wheel into dist/
	$(BIN)/python -m hatchling build -t wheel

clean:  ## remove the environment, the demo and what tools left
	rm -rf .venv .salur-demo .salur-demo-keys .salur-demo.lock .salur-latihan .salur-latihan-keys .salur-latihan.lock .salur-test .salur-test-keys dist build
	rm -rf .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Ready-made packages only: nobody needs a compiler, and no package runs anything of its own here.
INSTALL = $(BIN)/python -m pip install --disable-pip-version-check --only-binary :all: --require-hashes
NOT_INSTALLED = { echo; echo "The packages could not be fetched; nothing is broken. Check the network"; \
	echo "(HTTPS_PROXY=http://… names a proxy, PIP_INDEX_URL=https://… a mirror of PyPI),"; \
	echo "then run the same command again: what is there already is not fetched twice."; exit 1; }

.venv/run: requirements.lock pyproject.toml | .venv/bin/python
	$(INSTALL) -r requirements.lock || $(NOT_INSTALLED)
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation --quiet -e .
	@touch $@

# What only developers have is compiled where it is first used: most of it never is.
.venv/dev: requirements-dev.lock .venv/run
	$(INSTALL) --no-compile -r requirements-dev.lock || $(NOT_INSTALLED)
	@touch $@

# Spark comes as source only; what it runs to build itself is setuptools, which the lock names too.
.venv/spark: requirements-spark.lock .venv/dev  ## the extra for --engine spark (some 450 MB)
	$(INSTALL) --no-compile --no-binary pyspark --no-build-isolation -r requirements-spark.lock || $(NOT_INSTALLED)
	@touch $@

.venv/bin/python:
	@test -n "$(PYTHON)" || { \
		echo "Salur needs Python 3.11 or newer. Found: $$(python3 --version 2>&1 || echo none)."; \
		echo "Install one, or name it: make PYTHON=/path/to/python3.12"; exit 1; }
	$(PYTHON) -m venv .venv || { rm -rf .venv; \
		$(PYTHON) -m venv --without-pip .venv && $(PYTHON) -m pip --python .venv/bin/python install pip; }
