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
UNIT     := $(patsubst %.c,$(B)/%,$(wildcard tests/unit/test_*.c tests/oracle/test_*.c))

.PHONY: all check check-unit check-cli check-docs layers lint asan format \
	install uninstall clean help
.DELETE_ON_ERROR:

all: $(LIB) $(TOOLS:%=$(B)/bin/%) $(B)/share/matchstat

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

$(TOOLS_C:%=$(B)/bin/%): $(B)/bin/%: $(B)/tools/%.o $(CLI_OBJ) $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -o $@ $^ $(ALL_LIBS)

$(TOOLS_SH:%=$(B)/bin/%): $(B)/bin/%: tools/%.sh
	@mkdir -p $(@D)
	install -m 755 $< $@

$(UNIT): $(B)/%: $(B)/%.o $(LIB)
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -o $@ $^ -lcmocka $(ALL_LIBS)

check-unit: $(UNIT)
	@set -e; for t in $(UNIT); do echo "$$t"; $$t; done

check-cli: all
	@B=$(B) tests/transcript $(wildcard tests/cli/*.t)

clean:
	rm -rf $(B)

-include $(shell find $(B) -name '*.d' 2>/dev/null)
