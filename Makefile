# Two commands matter: `make run` and `make test`. `make` alone lists the others.

PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
export TEST_POSTGRESQL_URL ?= postgresql://postgres@127.0.0.1:5432/postgres
export PIP_DISABLE_PIP_VERSION_CHECK := 1

# The first Python that passes a test: `make run PYTHON=…` names another one.
try = $(shell for p in $(BIN)/python python3.13 python3.12 python3.11 python3; do \
	"$$p" -c "$(1)" >/dev/null 2>&1 && echo "$$p" && break; done)
NEW_ENOUGH := import sys; sys.exit(sys.version_info < (3, 11))
WITH_VENV := import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(call try,$(WITH_VENV))

# What a server on the internet would be told, for the checks that only make sense there.
PRODUCTION = DEBUG=off ALLOWED_HOSTS= DATABASE_URL= SITE_URL=https://facts.example.org \
	SECRET_KEY="$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))')"

.DEFAULT_GOAL := help
.PHONY: help python setup run test coverage check format lock messages bench judges

help: ## list these commands
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

python:
	@test -n "$(PYTHON)" || { if test -n "$(call try,$(NEW_ENOUGH))"; \
	then echo "This Python cannot make virtual environments: install its venv module (Debian and Ubuntu: apt install python3-venv)." >&2; \
	else echo "Python 3.11 or newer is needed, and none was found. Name one: make run PYTHON=/path/to/python3" >&2; fi; exit 1; }

$(BIN)/python: | python
	@echo "Creating $(VENV)"
	@$(PYTHON) -m venv --clear $(VENV)

# The copy in the virtual environment says which requirements are installed there.
$(VENV)/%.txt: %.txt | $(BIN)/python
	@echo "Installing $<"
	@$(BIN)/python -m pip install -qq --require-hashes --requirement $<
	@cp $< $@

setup: python $(VENV)/requirements.txt ## virtual environment, secret key, database, static files
	@$(BIN)/python -m newsroom.first_run
	@echo "Preparing the database"
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) index_facts --verbosity 0
	@echo "Collecting the static files"
	@$(MANAGE) collectstatic --noinput --verbosity 0

run: export SITE_URL := http://127.0.0.1:$(PORT)
run: python ## the desk with its demonstration, on 127.0.0.1:8000 (another: make run PORT=8001)
	@$(PYTHON) -m newsroom.first_run $(PORT)
	@$(MAKE) --no-print-directory setup
	@$(MANAGE) seed_demo
	@exec $(BIN)/gunicorn --config deploy/gunicorn.conf.py --bind 127.0.0.1:$(PORT) newsroom.wsgi

test: python $(VENV)/requirements.txt $(VENV)/requirements-dev.txt ## every test, on both databases and in Chromium
	@$(BIN)/python -m newsroom.first_run
	@$(BIN)/python -m tests.suite

coverage: python $(VENV)/requirements.txt $(VENV)/requirements-dev.txt ## the tests on SQLite again, with their branch coverage
	@$(BIN)/python -m newsroom.first_run
	@$(BIN)/python -m tests.suite coverage

check: python $(VENV)/requirements.txt $(VENV)/requirements-dev.txt ## style, types, layers, templates, migrations, deployment
	@$(BIN)/python -m newsroom.first_run
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	find templates -name '*.html' -exec $(BIN)/djade --check --target-version 5.2 {} +
	$(BIN)/djlint --lint --quiet templates
	DATABASE_URL= $(MANAGE) makemigrations --check --dry-run
	@$(BIN)/python -m tests.suite migrations
	$(PRODUCTION) $(MANAGE) check --deploy --fail-level WARNING

format: $(VENV)/requirements-dev.txt ## format Python and templates
	$(BIN)/ruff check --fix
	$(BIN)/ruff format
	find templates -name '*.html' -exec $(BIN)/djade --target-version 5.2 {} +

lock: $(VENV)/requirements-dev.txt ## write the hashed requirements anew (newest versions: make lock UPGRADE=--upgrade)
	$(BIN)/uv pip compile --quiet $(UPGRADE) --generate-hashes --universal --python-version 3.11 \
		--no-header requirements.in --output-file requirements.txt
	$(BIN)/uv pip compile --quiet $(UPGRADE) --generate-hashes --universal --python-version 3.11 \
		--no-header --constraints requirements.txt requirements-dev.in --output-file requirements-dev.txt

messages: $(VENV)/requirements.txt ## collect and compile the translations
	@command -v msgfmt >/dev/null || { echo "gettext is missing (Debian and Ubuntu: apt install gettext)." >&2; exit 1; }
	$(MANAGE) makemessages --locale fr --no-wrap --add-location file --ignore '$(VENV)' --ignore var --ignore tests
	$(MANAGE) compilemessages --locale fr --ignore '$(VENV)'

judges: $(VENV)/requirements.txt $(VENV)/requirements-dev.txt ## outside judges on a running demo, in one table; installs them below var/
	@$(BIN)/python -m newsroom.first_run
	@$(BIN)/python -m tests.judges

bench: $(VENV)/requirements.txt $(VENV)/requirements-dev.txt ## what pages, texts, lists and searches cost, as ratios (make bench ROWS=1000000 DATABASE_URL=… for lists and searches only)
	@$(BIN)/python -m newsroom.first_run
	@$(BIN)/python -m benchmarks
