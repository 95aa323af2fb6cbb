# make demo: a demo world in the browser.  make test: the whole suite.  Both set up what they need; the second time that is instant.
PYTHON ?= python3
BIN := .venv/bin
HTMX := klar/static/vendor/htmx.min.js
INSTALL = $(BIN)/uv pip install --quiet --compile-bytecode --python $(BIN)/python
LOCK = $(BIN)/uv pip compile --quiet --universal --fork-strategy fewest --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" $(UPGRADE)
LANGUAGES := nn en se
# The tests of what is stored, run once more on PostgreSQL; the rest are about words, rules of law, files of SQLite, or how pages look.
STORED := $(addprefix tests/,access actions articles audit club follow_up gatherings guiding innsyn lessons notify outbox register report routes session test_db.py test_metrics.py views wizard browser/test_journeys.py browser/test_handover.py browser/test_whole_cases.py)
POT := .venv/messages.pot
EXTRACT = $(BIN)/pybabel --quiet extract --mapping-file pyproject.toml --keywords "_l _n:1,2" --add-location file \
	--project Klar --header-comment "\# Words of Klar." --output-file $(POT) .
UPDATE = $(BIN)/pybabel --quiet update --input-file $(POT) --output-dir translations --no-fuzzy-matching --ignore-obsolete \
	--ignore-pot-creation-date
# A browser is late now and then when two share a small machine. What fell is tried once more, alone, and both are told; a defect falls twice.
tested = $(1) -n 2 --dist worksteal --cache-clear $(2) || { test $$? -eq 1 && $(1) --last-failed --last-failed-no-failures none $(2); }
# $(error) rather than a failing command: make then prints our one line and no other.
need = $(if $(shell $(1) 2>/dev/null),,$(error $(2)))

.PHONY: demo test bench drill strings strings-check lock clean

demo: $(HTMX)
	@exec $(BIN)/klar demo

test: .venv/.test .venv/.chromium
	@$(call tested,$(BIN)/python -m pytest -q,$(ARGS))
	@test -n "$(ARGS)" || { $(call tested,ENGINE=postgresql $(BIN)/python -m pytest -q,$(STORED)); }

bench: .venv/.test
	@$(BIN)/python -m tests.bench $(ARGS)

drill: .venv/.test
	@$(BIN)/python -m tests.drill $(ARGS)

strings: $(HTMX)
	@$(EXTRACT)
	@for language in $(LANGUAGES); do $(UPDATE) --init-missing --locale $$language || exit 1; done

strings-check: $(HTMX)
	@$(EXTRACT)
	@for language in $(LANGUAGES); do $(UPDATE) --check --locale $$language 2>/dev/null \
		|| { echo "Ordene i translations/$$language er ikke de som står i koden. Kjør: make strings" >&2; exit 1; }; done

# Keeps the versions that still fit; `make lock UPGRADE=--upgrade` takes the newest.
lock: $(BIN)/uv
	@$(LOCK) pyproject.toml -o requirements/run.txt
	@$(LOCK) pyproject.toml --extra test -c requirements/run.txt -o requirements/test.txt
	@$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(LOCK) - -o requirements/build.txt
	@echo uv | $(LOCK) - -o requirements/uv.txt

clean:
	rm -rf .venv $(dir $(HTMX)) .pytest_cache .hypothesis

# Set-up: each step's last file tells make that it is done.
$(BIN)/uv: requirements/uv.txt
	$(call need,$(PYTHON) -c 'print(1)',Fant ikke $(PYTHON). Installer Python 3.11 eller nyere (Debian: apt install python3 python3-venv))
	$(call need,$(PYTHON) -c 'import sys; print(1 if sys.hexversion >= 0x030b0000 else "")',$(PYTHON) er for gammel. Installer Python 3.11 eller nyere og si hvor den er: make PYTHON=/sti/til/python3)
	$(call need,$(PYTHON) -c 'import ensurepip; import venv; print(1)',$(PYTHON) mangler venv. Installer den (Debian: apt install python3-venv))
	@echo "Lager .venv …"
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r $<
	@touch $@

.venv/.run: requirements/run.txt $(BIN)/uv
	@echo "Installerer det Klar trenger …"
	@$(BIN)/uv pip sync --quiet --compile-bytecode --python $(BIN)/python --require-hashes $<
	@touch $@

$(HTMX): .venv/.run pyproject.toml hatch_build.py requirements/build.txt $(wildcard translations/*/LC_MESSAGES/*.po)
	@echo "Installerer Klar …"
	@$(INSTALL) --no-deps --build-constraints requirements/build.txt --editable .
	@touch $@

.venv/.test: requirements/test.txt $(HTMX)
	@echo "Installerer det testene trenger …"
	@$(INSTALL) --require-hashes -r $<
	@touch $@

.venv/.chromium: .venv/.test tests/browser/chromium.py tests/browser/webkit/program.py
	@$(BIN)/python -m tests.browser.chromium
	@$(BIN)/python -m tests.browser.webkit.program
	@touch $@
