# Two commands do all the set-up: `make run` serves the archive, `make test` tests it.
# Everything is made inside this folder: the environment in .venv/, the data in var/.

PORT ?= 8000
# The first Python that is new enough and can make environments; `make setup PYTHON=/path/to/python3.12` names another.
PYTHON ?= $(shell for candidate in python3 python3.13 python3.12 python3.11; do \
	$$candidate -c 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$candidate && break; done)
IN := .venv/bin/python
PIP := $(IN) -m pip install --quiet --disable-pip-version-check --no-cache-dir --require-hashes

export PORT
# What pip and others would put into the user's own cache.
export XDG_CACHE_HOME := $(CURDIR)/var/cache
.DEFAULT_GOAL := help
.PHONY: help setup run test lint bench messages lock clean

help: ## Show what can be made
	@echo 'Usage: make TARGET'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  \1\t\2/p' Makefile | expand -t 12

setup: .venv/installed ## Make the environment with the pinned dependencies

run: .venv/installed ## Serve the archive with the seeds in it at http://127.0.0.1:8000 (PORT=8001 for another port)
	@exec $(IN) manage.py serve --prepare

test: .venv/installed-dev ## Run all tests
	@exec $(IN) -m pytest -n 2 --dist loadfile --no-loadscope-reorder

lint: .venv/installed-dev ## Check style and types
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	$(IN) -m mypy archive articles jobs search tests manage.py

bench: .venv/installed-dev ## Measure the reader: articles a second, and where the time goes
	$(IN) -m benchmarks.reading_speed --profile

messages: .venv/installed-dev ## Gather the interface's sentences and compile their translations
	$(IN) -m archive.locale.catalogues

lock: ## Pin the dependencies anew (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --upgrade pyproject.toml -o requirements.txt
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header \
		--quiet --upgrade --extra dev -c requirements.txt pyproject.toml -o requirements-dev.txt

clean: ## Remove the environment (the data in var/ stays)
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis

.venv/created:
	@test -n "$(PYTHON)" || { echo 'No Python 3.11 or newer with its venv module was found: install it (on Debian: python3 and python3-venv), or name it: make setup PYTHON=/path/to/python3'; exit 1; }
	"$(PYTHON)" -m venv --clear .venv
	@touch $@

.venv/installed: requirements.txt | .venv/created
	$(PIP) -r requirements.txt
	@touch $@

.venv/installed-dev: requirements-dev.txt | .venv/installed
	$(PIP) -r requirements-dev.txt
	@touch $@
