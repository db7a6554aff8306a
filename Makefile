# matchstat: one make file, GNU make. Variables in capitals are the user's.
#   make            the library and the tools, in $(B)/
#   make check      every test; make help lists the rest
B      ?= build
CC     ?= cc
CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
DESTDIR ?=
PKG_CONFIG ?= pkg-config

VERSION := 0.1.0
GSL_CFLAGS ?= $(shell $(PKG_CONFIG) --cflags gsl)
GSL_LIBS ?= $(shell $(PKG_CONFIG) --libs gsl)
CSV_LIBS ?= -lcsv
ZIP_LIBS ?= -lz -lzstd

WARN := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes \
	-Wmissing-prototypes -Wvla -Wformat=2 -Wno-sign-conversion
ALL_CFLAGS = -std=c17 -D_POSIX_C_SOURCE=200809L -DMS_VERSION='"$(VERSION)"' \
	-DMS_DATADIR='"$(PREFIX)/share/matchstat"' \
	-Ilib $(GSL_CFLAGS) $(WARN) -pthread -MMD -MP $(CPPFLAGS) $(CFLAGS)
ALL_LIBS = $(CSV_LIBS) $(GSL_LIBS) $(ZIP_LIBS) -lm -pthread $(LDFLAGS)

LIB_SRC  := $(wildcard lib/*/*.c)
LIB_OBJ  := $(LIB_SRC:%.c=$(B)/%.o)
LIB      := $(B)/libmatchstat.a
CLI_OBJ  := $(patsubst %.c,$(B)/%.o,$(filter-out tools/match-%,$(wildcard tools/*.c)))
TOOLS_C  := $(patsubst tools/%.c,%,$(wildcard tools/match-*.c))
TOOLS_SH := $(patsubst tools/%.sh,%,$(wildcard tools/match-*.sh))
TOOLS    := $(TOOLS_C) $(TOOLS_SH)
C_FILES  := $(wildcard lib/*/*.[ch] tools/*.[ch] tests/*/*.[ch])
MAN      := $(wildcard docs/man*/*.[1-9])
COMPLETIONS := share/bash-completion/completions
SCRIPTS  := tools/completion.sh tests/transcript tests/ics-check tests/layers tests/all tests/docs/run \
	tests/fuzz/run tests/install/run tests/install/builds tests/memory/run \
	tests/cli/compose tests/bench/run docs/demo
BENCH    := $(patsubst %.c,$(B)/%,$(wildcard tests/bench/*.c))
FUZZ     := $(patsubst %.c,$(B)/%,$(wildcard tests/fuzz/fuzz_*.c))
FUZZ_MAIN ?= $(B)/tests/fuzz/replay.o
FUZZ_SECONDS ?= 60
UNIT     := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c tests/oracle/test_*.c))

.PHONY: all check check-unit check-cli check-docs check-compose check-seeds \
	check-install check-builds check-memory coverage layers always data-check lint asan fuzz fuzz-targets format demo bench \
	simulate-coverage install uninstall clean help
.DELETE_ON_ERROR:

all: $(LIB) $(TOOLS:%=$(B)/bin/%) $(B)/share/matchstat $(B)/completion.bash

# The tools look for their data beside bin/: a build folder works in place.
$(B)/share/matchstat:
	@mkdir -p $(@D)
	ln -s $(CURDIR) $@

$(LIB): $(LIB_OBJ)
	@rm -f $@
	$(AR) rcs $@ $^

$(B)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) -c -o $@ $<

# The place of the data is compiled in: another PREFIX, another object.
$(B)/lib/base/home.o: $(B)/prefix
$(B)/prefix: always
	@mkdir -p $(@D)
	@echo '$(PREFIX)' | cmp -s - $@ || echo '$(PREFIX)' >$@

$(TOOLS_C:%=$(B)/bin/%): $(B)/bin/%: $(B)/tools/%.o $(CLI_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

$(TOOLS_SH:%=$(B)/bin/%): $(B)/bin/%: tools/%.sh
	@mkdir -p $(@D)
	sed 's/@VERSION@/$(VERSION)/' $< >$@
	chmod 755 $@

$(B)/completion.bash: tools/completion.sh $(TOOLS:%=$(B)/bin/%)
	tools/completion.sh $(TOOLS:%=$(B)/bin/%) >$@

$(UNIT): $(B)/%: $(B)/%.o $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -o $@ $^ -lcmocka $(ALL_LIBS)

$(BENCH): $(B)/%: $(B)/%.o
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -o $@ $^ $(CSV_LIBS) -lm $(LDFLAGS)

check-unit: $(UNIT)
	@bad=0; for t in $(UNIT); do echo "$$t"; $$t || bad=1; done; exit $$bad

$(FUZZ): $(B)/%: $(B)/%.o $(FUZZ_MAIN) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

# What fuzzing starts from and what it once found, run once.
check-seeds: $(FUZZ)
	@bad=0; for t in $(FUZZ); do \
		$$t tests/fuzz/seeds/$${t##*/fuzz_}/* || bad=1; done; exit $$bad

fuzz-targets: $(FUZZ)

# Made-up inputs, FUZZ_SECONDS for each target; needs clang.
fuzz:
	@$(MAKE) -s B=$(B)-fuzz CC=clang FUZZ_MAIN= LDFLAGS=-fsanitize=fuzzer fuzz-targets \
		CFLAGS="-O1 -g -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined"
	@B=$(B)-fuzz FUZZ_SECONDS=$(FUZZ_SECONDS) tests/fuzz/run $(TARGETS)

# Without pseudo-terminals (a bare chroot) what needs one is left out.
check-cli: PTY = $(shell script -qec 'echo yes' /dev/null </dev/null 2>/dev/null)
check-cli: all $(B)/tests/bench/rows
	@B=$(B) tests/transcript $(if $(PTY),$(wildcard tests/cli/*.t),\
		$(filter-out tests/cli/terminal.t,$(wildcard tests/cli/*.t)))

# Examples in README, docs and man pages run; options and man pages agree.
check-docs: all
	@B=$(B) tests/docs/run

# What one tool prints the next reads, and so do Miller and R.
check-compose: all
	@B=$(B) tests/cli/compose

# make install into an empty folder, and everything from there.
check-install: all
	@B=$(B) PREFIX=$(PREFIX) CC="$(CC)" CFLAGS="$(CFLAGS)" tests/install/run

# Memory runs out at every place in turn; takes a while, needs glibc.
check-memory: all
	@B=$(B) tests/memory/run

# Elsewhere, by other compilers, without optimization: a build a line, slow.
check-builds:
	@tests/install/builds

layers:
	@tests/layers

data-check: all
	@B=$(B) tests/data-check/run

check: all
	@B=$(B) tests/all

asan:
	@$(MAKE) -s B=$(B)-asan check \
		CFLAGS="-O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined"

# Which lines the tests run, in $(B)-coverage/; needs gcov and lcov.
coverage:
	-@$(MAKE) -s B=$(B)-coverage CFLAGS="-O0 -g --coverage -fprofile-update=atomic" check
	@lcov -q -c -d $(B)-coverage --no-external -b . -o $(B)-coverage/all.info
	@lcov -q -e $(B)-coverage/all.info "$(CURDIR)/lib/*" "$(CURDIR)/tools/*" \
		-o $(B)-coverage/lines.info
	@genhtml -q -o $(B)-coverage/html $(B)-coverage/lines.info
	@lcov --list $(B)-coverage/lines.info | tee $(B)-coverage/lines.txt

# Formatting, static analysis, man pages and shell scripts; needs clang-format,
# cppcheck, clang-tidy, mandoc and shellcheck.
lint:
	@clang-format --dry-run -Werror $(C_FILES)
	@cppcheck -q --std=c11 --library=tests/cppcheck.cfg --error-exitcode=1 --inline-suppr \
		--enable=warning,performance,portability \
		--suppress=missingIncludeSystem -D_POSIX_C_SOURCE=200809L \
		-DMS_DATADIR='""' -DMS_VERSION='""' -Ilib lib tools
	@mandoc -Tlint -Wwarning $(MAN)
	@shellcheck -S warning -s sh bootstrap .ci/run $(SCRIPTS)
	@echo "lint: clean"

format:
	@clang-format -i $(C_FILES)

demo: all
	@B=$(B) docs/demo

# Against what else does the same work, as far as it is installed.
bench: all $(BENCH)
	@B=$(B) tests/bench/run

# Draws applicants from known lines and asks whether the intervals hold;
# minutes. REPS=200 for a quick look.
REPS ?= 1000
simulate-coverage: $(B)/tests/coverage/coverage
	$< $(REPS)

$(B)/tests/coverage/coverage: $(B)/tests/coverage/coverage.o $(LIB)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

$(B)/matchstat.pc: Makefile $(B)/prefix
	@mkdir -p $(@D)
	@printf '%s\n' 'prefix=$(PREFIX)' 'includedir=$${prefix}/include/matchstat' \
		'libdir=$${prefix}/lib' '' 'Name: matchstat' \
		'Description: statistics of the residency Match' \
		'Version: $(VERSION)' 'Requires.private: gsl' \
		'Cflags: -I$${includedir}' 'Libs: -L$${libdir} -lmatchstat' \
		'Libs.private: $(CSV_LIBS) $(ZIP_LIBS) -lm -pthread' >$@

# Stops at the first file that cannot be put in place.
install: all $(B)/matchstat.pc
	@set -e; \
	put() { install -D -m "$$1" "$$2" "$(DESTDIR)$(PREFIX)/$$3"; }; \
	for t in $(TOOLS); do put 755 $(B)/bin/$$t bin/$$t; \
		put 644 $(B)/completion.bash $(COMPLETIONS)/$$t; done; \
	put 644 $(LIB) lib/$(notdir $(LIB)); \
	put 644 $(B)/matchstat.pc lib/pkgconfig/matchstat.pc; \
	for f in $(wildcard lib/*/*.h); do put 644 $$f include/matchstat/$${f#lib/}; done; \
	for f in $$(find datasets plots -type f); do put 644 $$f share/matchstat/$$f; done; \
	for f in $(MAN); do put 644 $$f share/man/$${f#docs/}; done

uninstall:
	cd "$(DESTDIR)$(PREFIX)" && rm -f $(TOOLS:%=bin/%) lib/$(notdir $(LIB)) \
		lib/pkgconfig/matchstat.pc $(MAN:docs/%=share/man/%) \
		$(TOOLS:%=$(COMPLETIONS)/%) && \
		rm -rf include/matchstat share/matchstat

clean:
	rm -rf $(B) $(B)-asan $(B)-fuzz $(B)-coverage

help:
	@echo "make             the library and the tools, in $(B)/"
	@echo "make demo        answers from the installed data"
	@echo "make check       every test (unit, oracle, command line, documents)"
	@echo "make asan        the same with address and undefined-behaviour checks"
	@echo "make fuzz        made-up inputs, FUZZ_SECONDS=$(FUZZ_SECONDS) for each target (clang)"
	@echo "make coverage    which lines the tests run, in $(B)-coverage/ (lcov)"
	@echo "make bench       times beside other tools, in $(B)/bench.csv"
	@echo "make simulate-coverage   do the intervals hold, by simulation"
	@echo "make lint        formatting, static analysis, man pages, scripts"
	@echo "make install     to PREFIX=$(PREFIX), below DESTDIR"

-include $(shell find $(B) -name '*.d' 2>/dev/null)
