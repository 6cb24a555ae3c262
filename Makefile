# Two commands on a fresh machine with Python 3.11 or later: make demo, make test.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check install --constraint constraints.txt
DEMO := build/demo
PAGE := build/iraqi-volunteers.html

.PHONY: demo test check unit notebooks bench terms register lexicon states reference screenshots format clean help

help: ## Say what there is to make
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

$(VENV)/pip: constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	$(PYTHON) -m venv $(VENV)
	$(PIP) --upgrade pip
	@touch $@

$(VENV)/run: $(VENV)/pip pyproject.toml
	$(PIP) --editable '.[text]'
	@touch $@

$(VENV)/dev: $(VENV)/run
	$(PIP) --editable '.[pandas,plots,text]' --group dev
	@touch $@

demo: $(VENV)/run ## Build the example's graph, ask it a question, and write its page
	@mkdir -p build && rm -rf $(DEMO)
	$(BIN)/detente load examples/iraqi-volunteers.yaml examples/articles --store $(DEMO)
	$(BIN)/detente query threats --store $(DEMO) --format table
	$(BIN)/detente why article/volunteers.txt/1/1 --store $(DEMO)
	$(BIN)/detente view $(PAGE) --store $(DEMO) \
	  --title 'Iraqi volunteers, Iran and the United States, early February 2026'
	@echo "open $(PAGE) in a browser"

test: check unit notebooks ## Run every check

check: $(VENV)/dev ## Lint, types, layers, generated files
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	PYTHONPATH=. $(BIN)/lint-imports
	$(BIN)/python -m tools.write_terms --check
	$(BIN)/python -m tools.write_register --check
	$(BIN)/python -m tools.write_lexicon --check
	$(BIN)/python -m tools.write_example_year --check
	$(BIN)/python -m tools.write_reference --check

unit: $(VENV)/dev ## Run the tests
	OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1 \
	  $(BIN)/python -m pytest --quiet --numprocesses 3 --dist loadfile

notebooks: $(VENV)/dev ## Run the notebooks
	$(BIN)/python -m pytest --quiet --nbmake --nbmake-timeout=300 --numprocesses 2 notebooks

bench: $(VENV)/dev ## Measure; needs a quiet machine
	$(BIN)/python -m bench.loading
	$(BIN)/python -m bench.articles
	$(BIN)/python -m bench.articles --long
	$(BIN)/python -m bench.coding
	$(BIN)/python -m bench.entities
	$(BIN)/python -m bench.modality

terms: $(VENV)/dev ## Write terms.py and codes.py from the Turtle of ontology/
	$(BIN)/python -m tools.write_terms

register: $(VENV)/dev ## Write register.json from the YAML of ontology/register/
	$(BIN)/python -m tools.write_register

lexicon: $(VENV)/dev ## Write lexicon.json from lexicon.yaml
	$(BIN)/python -m tools.write_lexicon

states: $(VENV)/dev ## Write states.yaml, capitals.yaml and countries.yaml from their libraries
	$(BIN)/python -m tools.write_states

reference: $(VENV)/dev ## Write docs/reference/ from the program itself
	$(BIN)/python -m tools.write_reference

screenshots: $(VENV)/dev ## Write docs/images/ from the example's page; needs Chromium
	$(BIN)/python -m tools.screenshots

format: $(VENV)/dev ## Format the code
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

clean: ## Remove what was built
	rm -rf build $(VENV)
