# Each verb works alone, in any order, again and again; the first one sets up .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CODE := generator tests mutate bench conformance

.PHONY: generate test check format golden bench mutate conformance clean

# The virtual environment, made again when what the project needs has changed.
$(VENV)/.ready: pyproject.toml
	@echo "Setting up $(VENV) with pip: once, in about two minutes"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[test]"
	@touch $@

generate: $(VENV)/.ready  ## Generate every document in specs/ into generated/
	@echo "Writing specs/ into generated/, which is committed: 'unchanged' means up to date"
	@$(BIN)/clientgen generate

test: $(VENV)/.ready  ## Everything a fresh machine can run, on all cores
	$(BIN)/python -m pytest -n auto --dist worksteal

check: $(VENV)/.ready  ## Types and style of the generator and its tests, and generated/ being its output
	$(BIN)/python -m mypy
	$(BIN)/python -m black --check --quiet $(CODE)
	$(BIN)/clientgen generate --check

format: $(VENV)/.ready  ## Write the code in Black's style
	$(BIN)/python -m black --quiet $(CODE)

golden: $(VENV)/.ready  ## Rewrite the golden files of tests/cases, and docs/diagnostics.md
	$(BIN)/python -m pytest tests/cases tests/cli tests/unit/diagnostics --golden

# What the benchmark runs with: the SDK to compare with is not a dependency of the project.
.cache/bench-venv/.ready:
	$(PYTHON) -m venv --clear .cache/bench-venv
	.cache/bench-venv/bin/python -m pip install --quiet --disable-pip-version-check \
		openai aiohttp azure-core pydantic requests typing_extensions
	touch $@

bench: $(VENV)/.ready .cache/bench-venv/.ready  ## CPU of the generated client beside the openai SDK's
	$(BIN)/clientgen generate inference/2024-10-21 --output .cache/bench
	PYTHONPATH=.cache/bench/azure-openai-inference-2024-10-21/src .cache/bench-venv/bin/python bench/run.py --check

mutate: $(VENV)/.ready  ## Put faults into packages, runtime and generator: do tests notice? docs/mutation.md
	$(BIN)/python -m mutate

conformance: $(VENV)/.ready  ## Microsoft's conformance suite: all of it, or DIALECT=3.0, 3.1, 2.0; needs npm
	$(BIN)/python -m conformance.run $(DIALECT)

clean:  ## Remove what is not committed: .venv, caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .cache build dist
