# Two commands do all the set-up: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
BENCH := benchmarks/.venv
READY := $(VENV)/.ready

.PHONY: run test check lint types contracts bench soak screenshots lock clean
.DEFAULT_GOAL := run

run: $(READY)
	$(BIN)/python -m gui assets/samples/april-2016

test: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m pytest -n auto --dist worksteal $(ARGS)

check: test lint types contracts

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(READY)
	$(BIN)/basedpyright

contracts: $(READY)
	$(BIN)/lint-imports

# In an environment of its own, with the engines it compares with; ARGS="--rows 1000000 --parts engines".
bench: $(BENCH)/.ready
	QT_QPA_PLATFORM=offscreen $(BENCH)/bin/python -m benchmarks $(ARGS)

soak: ARGS := --rows 1000000 --parts soak soak-window $(ARGS)
soak: bench

$(BENCH)/.ready: benchmarks/requirements.lock .ci/system-packages
	PYTHON=$(PYTHON) sh .ci/system-packages
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install --quiet --require-hashes --only-binary :all: --requirement benchmarks/requirements.lock
	touch $@

$(READY): requirements.lock .ci/system-packages
	PYTHON=$(PYTHON) sh .ci/system-packages
	$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Counterclaim needs Python 3.11 or newer; run: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --require-hashes --only-binary :all: --requirement requirements.lock
	touch $@

# Needs uv; run it after changing a dependency in pyproject.toml.
lock:
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --group dev pyproject.toml --output-file requirements.lock
	uv pip compile --universal --generate-hashes --python-version 3.11 --no-annotate --no-header \
	  --no-emit-index-url --no-emit-find-links --group bench --constraints requirements.lock \
	  pyproject.toml --output-file benchmarks/requirements.lock

screenshots: $(READY)
	QT_QPA_PLATFORM=offscreen $(BIN)/python -m counterclaim shot docs/screenshot.png --size 1680x1000

clean:
	rm -rf $(VENV) $(BENCH) .pytest_cache .ruff_cache .hypothesis .import_linter_cache build dist
