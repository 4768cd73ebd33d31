# Every target works in .venv, which bootstrap.py makes from requirements.lock.
PYTHON ?= python3
BIN := .venv/bin
STAMP := .venv/bootstrap.stamp

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow quality benchmarks check lock clean

help: ## print these targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(STAMP): requirements.lock pyproject.toml bootstrap.py
	@$(PYTHON) bootstrap.py

demo: $(STAMP) ## read the example articles, show two ledgers, write two dossiers
	$(BIN)/dragoman demo

test: check ## check, then every test that is quick and needs no gold
	$(BIN)/pytest -m "not slow and not gold"

test-slow: $(STAMP) ## the tests that take longer or need ../shared
	$(BIN)/pytest -m "slow or gold"

check: $(STAMP) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/mypy --strict dragoman

quality: $(STAMP) ## measure against ../shared and compare with the floors
	$(BIN)/python quality/run.py

benchmarks: $(STAMP) ## speed and memory of reading, start times of commands that ask, many names
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/startup.py
	$(BIN)/python benchmarks/actors.py

lock: $(STAMP) ## make requirements.lock again; UPGRADE=1 takes newer versions
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --extra dev \
	  $(if $(UPGRADE),--upgrade) --custom-compile-command "make lock" --output-file requirements.lock pyproject.toml

clean: ## remove .venv, caches and what make demo wrote
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis dist build dragoman-demo
