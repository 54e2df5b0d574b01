PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SERVER := tests/editor

.PHONY: run test check bench calibrate plans pictures banks keys schemas lock clean

run: $(VENV)/.run
	@$(BIN)/mlquiz

test: $(VENV)/.dev $(SERVER)/node_modules/.installed
	$(BIN)/python -m pytest -n 2

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	env -u MLQUIZ_BANKS MLQUIZ_HOME=$$(mktemp -d) $(BIN)/mlquiz exams

bench: $(VENV)/.dev
	$(BIN)/python -m bench

calibrate: $(VENV)/.dev
	$(BIN)/python -m bench.calibrate

plans: $(VENV)/.dev
	$(BIN)/python -m bench.plan

pictures: $(VENV)/.dev
	$(BIN)/python -m bench.picture docs

banks: $(VENV)/.dev
	$(BIN)/python -m bench.banks_table README.md docs/banks.md

keys: $(VENV)/.dev
	$(BIN)/python -m bench.keys_table docs/taking-exams.md docs/authoring.md

schemas: $(VENV)/.dev
	$(BIN)/python -c "from pathlib import Path; from mlquiz.bank.schema import write_schemas; write_schemas(Path('schemas'))"

lock:
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group build -o requirements.lock
	uv pip compile --universal --generate-hashes --no-emit-index-url --no-header pyproject.toml --group dev -o requirements-dev.lock

clean:
	rm -rf $(VENV) $(SERVER)/node_modules

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: $(VENV)/bin/python requirements.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

# The language server that editors use. Without npm its tests are skipped; with npm it must be installed.
$(SERVER)/node_modules/.installed: $(SERVER)/package-lock.json
	@if command -v npm >/dev/null; then \
		npm ci --prefix $(SERVER) --ignore-scripts --no-audit --no-fund --loglevel=error && touch $@; \
	else echo "npm is not installed: the tests of the editor are skipped"; fi
