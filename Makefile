# Everything that a person or a machine does with this repository. `make run` needs python3 (3.11 or newer) and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
CATALOGUES := $(wildcard locales/*/LC_MESSAGES/*.po)
# Bytecode is kept, whatever the environment says: the tests start hundreds of processes.
PYTEST := env -u PYTHONDONTWRITEBYTECODE $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes

.PHONY: run install test check faults bench messages articles weights lock audit
.DELETE_ON_ERROR:

run: $(VENV)/.catalogues  ## start the bot, or the conversation in this terminal; ARGS="chat --locale en" for more
	@$(BIN)/python -m bot $(ARGS)

install: $(VENV)/.catalogues  ## what the bot needs, and nothing is started

test: $(VENV)/.dev  ## ARGS="tests/flows -k money" for some of them
	$(PYTEST) $(ARGS)

check: $(VENV)/.dev  ## what CI checks
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m bot check
	$(PYTEST) $(ARGS)

faults: $(VENV)/.dev  ## every figure of docs/reliability.md, about 25 minutes; ARGS=--quick for a short look
	$(BIN)/python -m tests.faults $(ARGS)
	$(BIN)/python -m tests.bot.power $(ARGS)
	$(BIN)/python -m tests.hostile $(ARGS)

bench: $(VENV)/.dev
	$(BIN)/python -m bench $(ARGS)

messages: $(VENV)/.dev  ## take the wording out of the code into locales/, and compile it
	$(BIN)/python -m bot.messages update compile

articles: $(VENV)/.dev  ## write tags and sources into the articles; ARGS="answer-calls prison" for some of them
	$(BIN)/python -m bot.articles $(ARGS)

weights: $(VENV)/.training  ## fit the search to training/lines and the articles; ARGS=validate to see how well
	$(VENV)/training/bin/python -m training $(ARGS)

audit:  ## asks the public databases for known weaknesses of what is locked; needs pip-audit on the PATH
	pip-audit --require-hashes --disable-pip -r requirements.txt
	pip-audit --require-hashes --disable-pip -r requirements-dev.txt
	pip-audit --require-hashes --disable-pip -r requirements-training.txt

lock: pyproject.toml  ## needs uv on the PATH; ARGS=--upgrade for newer versions
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-package pip \
	    --custom-compile-command "make lock" $(ARGS) --output-file requirements.txt pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-package pip \
	    --custom-compile-command "make lock" $(ARGS) --output-file requirements-dev.txt --extra dev pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-package pip \
	    --custom-compile-command "make lock" $(ARGS) --output-file requirements-training.txt --extra training \
	    --constraint requirements.txt pyproject.toml

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Xieshang needs Python 3.11 or newer; \
	$(PYTHON) is %d.%d. Name another one: make PYTHON=python3.12" % sys.version_info[:2])'
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

$(BIN)/xieshang: | $(BIN)/python
	@printf '#!%s\nimport sys\n\nsys.path.insert(0, "%s")\nfrom bot.__main__ import main\n\nsys.exit(main())\n' \
	    "$(CURDIR)/$(BIN)/python" "$(CURDIR)" > $@
	@chmod +x $@

$(VENV)/.run: requirements.txt | $(BIN)/xieshang
	$(INSTALL) -r requirements.txt
	@touch $@

$(VENV)/.dev: requirements-dev.txt | $(BIN)/xieshang
	$(INSTALL) -r requirements-dev.txt
	@touch $@

$(VENV)/.training: requirements-training.txt | $(BIN)/python
	$(PYTHON) -m venv $(VENV)/training
	$(VENV)/training/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r $<
	@touch $@

$(VENV)/.catalogues: $(CATALOGUES) $(VENV)/.run
	$(BIN)/python -m bot.messages compile
	@touch $@
