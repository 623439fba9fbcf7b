# Works with GNU make 3.81 (macOS) and later. `make run` is all one needs to begin.
SHELL := /bin/sh
.DEFAULT_GOAL := help
.PHONY: help setup run demo test check format lock openapi system screenshots benchmarks clean

YEAR ?= 2022
PY := .venv/bin/python
export DJANGO_SETTINGS_MODULE := zhunsheng.config.settings
STATIC_SOURCES := $(shell find src -type f -path '*/static/*' ! -name '* *' 2>/dev/null)

# The first Python that is new enough; a pyenv shim may exist and still not run.
find_python = for p in python3.14 python3.13 python3.12 python3.11 python3; do \
	  if $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then echo $$p; break; fi; \
	done
# uv is ten times faster than pip and knows the same locked hashes.
have_uv = uv --version >/dev/null 2>&1
install = if $(have_uv); then uv pip install --quiet --python $(PY) $(1); \
	else $(PY) -m pip --version >/dev/null 2>&1 || $(PY) -m ensurepip --upgrade >/dev/null; \
	  $(PY) -m pip install --quiet --disable-pip-version-check $(1); fi

help: ## list these targets
	@awk 'BEGIN {FS = ":.*## "} /^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: .venv/.runtime var/static/.collected ## install everything the system needs to run

run: setup var/.demo-$(YEAR) ## start with the model district at http://127.0.0.1:8000 (PORT=…, YEAR=2022)
	@$(PY) -m django migrate --verbosity 0
	@.venv/bin/zhunsheng run $(if $(PORT),--port $(PORT))

demo: setup var/.demo-$(YEAR) ## build the model district of YEAR

test: .venv/.development frontend/dist/.built ## run all tests, on SQLite and then on PostgreSQL (ARGS=… for pytest)
	$(PY) -m pytest -n auto --dist loadfile $(ARGS)
	$(PY) -m pytest -n auto --dist loadfile --postgres -m "not browser and not libreoffice" $(ARGS)

check: .venv/.development ## lint, types, import rules, migrations, sizes, duplicates
	$(PY) scripts/check.py

format: .venv/.development ## put the code into the common format
	$(PY) -m ruff format
	$(PY) -m ruff check --fix

lock: ## refresh the locked versions of all dependencies (needs uv)
	sh scripts/lock.sh --upgrade
	cd frontend && npm update --silent

openapi: .venv/.development ## write the description of the API anew
	.venv/bin/zhunsheng openapi --out src/zhunsheng/faces/api/openapi.json

system: ## install Debian packages for tests, documents and screenshots (as root)
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	  chromium chromium-driver fonts-noto-cjk libreoffice-calc-nogui libreoffice-writer-nogui \
	  poppler-utils postgresql python3 python3-venv

screenshots: .venv/.development frontend/dist/.built ## take the pictures of docs/screenshots with Chromium
	$(PY) -m pytest tests/browser/test_model_district.py --screenshots docs/screenshots $(ARGS)

benchmarks: .venv/.development var/static/.collected ## measure speed under load
	$(PY) -m benchmarks $(ARGS)

clean: ## remove what set-up and tools made; data in var/ stays
	rm -rf .venv frontend/node_modules frontend/dist var/static .mypy_cache .pytest_cache .ruff_cache \
	  .import_linter_cache .hypothesis
	find src tests scripts -type d -name __pycache__ -prune -exec rm -rf {} +

# --- Steps, each done again only when what it comes from has changed ---

.venv/bin/python:
	@python=$$($(find_python)); \
	if [ -z "$$python" ]; then \
	  echo "Python 3.11 or later is needed; found: $$(python3 --version 2>&1)." >&2; \
	  echo "Debian: apt-get install python3 python3-venv. macOS: install Python from python.org or with brew." >&2; \
	  exit 1; \
	fi; \
	if $(have_uv); then uv venv --quiet --python "$$(command -v $$python)" .venv; \
	else $$python -m venv .venv || { echo "Debian: apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }; fi

.venv/.runtime: requirements/runtime.txt pyproject.toml | .venv/bin/python
	@$(call install,--require-hashes -r requirements/runtime.txt)
	@$(call install,--no-deps --no-build-isolation --editable .)
	@touch $@

.venv/.development: requirements/development.txt .venv/.runtime
	@$(call install,--require-hashes -r requirements/development.txt)
	@touch $@

.venv/.node: requirements/node.txt | .venv/bin/python
	@if ! $(PY) scripts/assets.py --have-node; then \
	  echo "No recent Node.js here: installing one into .venv"; $(call install,--require-hashes -r requirements/node.txt); \
	fi
	@touch $@

frontend/dist/.built: frontend/package-lock.json frontend/build.mjs frontend/charts.mjs | .venv/.node
	@$(PY) scripts/assets.py
	@touch $@

var/static/.collected: .venv/.runtime frontend/dist/.built $(STATIC_SOURCES)
	@$(PY) -m django collectstatic --no-input --verbosity 0
	@touch $@

var/.demo-%: .venv/.runtime
	@$(PY) -m django migrate --verbosity 0
	@.venv/bin/zhunsheng demo --year $*
	@touch $@
