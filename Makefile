# Two commands do it all on a fresh machine: `make report` and `make test`.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
CORPUS ?=

.PHONY: report test lab check bench clean
.DEFAULT_GOAL := report

report: $(READY)  ## run the notebooks and write the reports
	@echo "Running the notebooks and writing reports/ …"
	@$(BIN)/python -m analysis report $(if $(CORPUS),"$(CORPUS)")

test: $(READY)  ## run the tests, the notebooks among them
	@echo "Running the tests …"
	@$(BIN)/python -m pytest -n 2 --dist loadfile --nbval --nbval-sanitize-with tests/sanitize.cfg tests notebooks

lab: $(READY)  ## open the notebooks in JupyterLab
	@$(if $(CORPUS),MANZUR_CORPUS="$(abspath $(CORPUS))") $(BIN)/jupyter lab notebooks

check: $(READY)  ## ruff, ruff format, mypy, the lexicons and the corpus
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy analysis
	@$(BIN)/python -m analysis check

bench: $(READY)  ## speed and scale on a table of articles: make bench BENCH=articles.jsonl.gz
	@test -n "$(BENCH)" || { echo "Name a table of articles: make bench BENCH=articles.jsonl.gz (columns doc_id, outlet, text)"; exit 1; }
	@for room in rooms statistics search; do echo "== bench.$$room"; $(BIN)/python -m bench.$$room "$(BENCH)" $(CONC) || exit 1; done

clean:
	rm -rf $(VENV) reports .pytest_cache .mypy_cache .ruff_cache .hypothesis *.egg-info

$(READY): requirements.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Manzur needs Python 3.11 or newer; $(PYTHON) is $$($(PYTHON) --version). Try: make PYTHON=python3.12"; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	@echo "Setting up $(VENV) (once; a few minutes) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --disable-pip-version-check -r requirements.txt \
	  | awk '/^(Collecting|Processing|Installing|Successfully)/ { print "  " substr($$0, 1, 70); fflush() }'
	@$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --editable .
	@touch $@
