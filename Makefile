# dafu: see README.md.  Everything is built in build/, sanitized in
# build-sanitize/; the two must never be linked together.

# --- configuration
CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
LIBDIR  ?= $(PREFIX)/lib
OBJCOPY ?= objcopy
SANITIZE =
VERSION  = $(shell sed -n 's/.*DAFU_VERSION "\(.*\)"/\1/p' src/dafu.h)
B        = build$(if $(SANITIZE),-sanitize)
PKGS     = libxml-2.0 libxslt libpcre2-32 jansson nettle sqlite3 libzstd \
           libseccomp libtasn1
# Opened when a file needs them: src/base/late.def.
LATE     = libzip libarchive gmime-3.0 libexslt $(XLSX)
# Workbooks are written where this library is there.
XLSX    := $(shell pkg-config --exists xlsxwriter && echo xlsxwriter)

# What makes a fault harder to use, as far as compiler and CFLAGS know it;
# HARDEN= leaves it out.  The address sanitizer does its own of the first.
knows  = $(shell $(CC) $(filter-out --coverage,$(CFLAGS)) $(1) -Werror -include string.h -x c -c \
         -o /dev/null /dev/null 2>/dev/null && echo '$(1)')
HARDEN := $(if $(SANITIZE),,$(call knows,-U_FORTIFY_SOURCE \
          -D_FORTIFY_SOURCE=3)) \
          $(foreach f,-fstack-protector-strong -fstack-clash-protection \
          -fcf-protection=full -ftrivial-auto-var-init=zero,$(call knows,$f))
HARDEN_LINK = $(if $(HARDEN),-pie -z relro -z now -z noexecstack)

# --- files, in the order of the data
SRC  = $(foreach room,base letter intake lexicon reading checks record publish archive ask package \
       site . work cli,$(sort $(wildcard src/$(room)/*.c)))
OBJS = $(patsubst src/%.c,$(B)/%.o,$(SRC:src/./%=src/%)) $(B)/builtin.o $(B)/lexicon.o $(B)/forms.o
LIB  = $(B)/libdafu.a
# The library for others: the public interface and what it calls.
PUBLIC = $(patsubst src/%.c,$(B)/%.o,$(wildcard src/dafu*.c))
SO     = $(B)/libdafu.so.0
BUILTIN = $(sort $(wildcard xsd/*.xsd xslt/*.xsl)) src/reading/of.weights src/reading/organ.weights \
          src/reading/part.weights src/reading/status.weights src/archive/pack.dict \
          $(addprefix src/cli/completion.,bash zsh fish) \
          src/site/site.css src/site/site.js tests/cases/rules.txt
LINGUAS = $(patsubst po/%.po,%,$(wildcard po/*.po))

# --- flags
WARN  = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
        -Wmissing-prototypes -Wwrite-strings -Wvla
FLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -I$(B) $(WARN) -MMD -MP \
        -fPIC -fno-semantic-interposition -ffunction-sections -fdata-sections \
        $(XLSX:%=-DHAVE_XLSXWRITER) $(shell pkg-config --cflags $(PKGS) $(LATE)) $(SANITIZE:%=-fsanitize=%) $(HARDEN)
LIBS  = $(HARDEN_LINK) $(shell pkg-config --libs $(PKGS)) -lm

# --- build
all: $(B)/dafu $(LINGUAS:%=$(B)/locale/%/LC_MESSAGES/dafu.mo) $(SO) $(B)/public/libdafu.a $(B)/dafu_sqlite.so	## build/dafu, the libraries, the catalogues

$(B)/dafu: $(B)/cli/main.o $(LIB)
	$(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)
	@$(if $(XLSX),:,echo "no libxlsxwriter here: export -f xlsx is left out")

$(LIB): $(filter-out $(B)/cli/main.o,$(OBJS))
	rm -f $@
	$(AR) rcs $@ $^

# One object, of which only the names of dafu.map are to be seen.
$(B)/public/libdafu.a: $(PUBLIC) $(LIB) src/dafu.map
	@mkdir -p $(@D)
	rm -f $@
	$(LD) -r -o $(@D)/libdafu.o $(PUBLIC) $(LIB)
	sed -n 's/^\t\(dafu_[a-z_]*\);/\1/p' src/dafu.map >$(@D)/names
	$(OBJCOPY) --keep-global-symbols=$(@D)/names $(@D)/libdafu.o
	$(AR) rcs $@ $(@D)/libdafu.o

$(SO): $(PUBLIC) $(LIB) src/dafu.map
	$(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -shared -Wl,-soname,libdafu.so.0 \
	    -Wl,--version-script=src/dafu.map -Wl,--gc-sections $(if $(SANITIZE),,-Wl,-z,defs) \
	    -o $@ $(PUBLIC) $(LIB) $(filter-out -pie,$(LIBS))
	ln -sf libdafu.so.0 $(B)/libdafu.so

# Beside the library in the build folder, which is found there.
$(B)/dafu_sqlite.so: src/extension/sqlite_letters.c src/dafu.h $(SO)
	$(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -shared -o $@ $< $(SO) -Wl,-rpath,'$$ORIGIN' \
	    $(filter-out -pie -l%,$(LIBS))

$(B)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/builtin.c: $(BUILTIN) $(B)/lean.xsd tests/embed
	tests/embed $(BUILTIN) lean.xsd=$(B)/lean.xsd > $@

# The schema as the validator has it: src/record/validation.c.
$(B)/lean.xsd: xsd/reply.xsd
	@mkdir -p $(@D)
	sed -e '/<xs:annotation>/,/<\/xs:annotation>/d' -e 's/<!--.*-->//' -e 's/^[[:blank:]]*//' \
	    -e 's/"xs:IDREF"/"xs:NCName"/' -e 's/"xs:ID"/"xs:NCName"/' $< | \
	    awk '{ printf "%s%s", /^</ ? "" : " ", $$0 }' >$@

# The words of reading as one automaton, its patterns in code points.
$(B)/generate: $(wildcard $(addprefix src/lexicon/,generate/*.c generate/*.h *.def *.h)) Makefile
	@mkdir -p $(@D)
	$(CC) $(filter-out -MMD -MP,$(FLAGS)) $(CPPFLAGS) -O1 -o $@ $(filter %.c,$^)

$(B)/lexicon.c: $(B)/generate
	$(B)/generate > $@.new
	mv $@.new $@

$(B)/lexicon.o: $(B)/lexicon.c
	$(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

# By which name the system has each library that is opened late, as the one says
# that we build with.
$(B)/base/soname.h: Makefile
	@mkdir -p $(@D)
	for l in $(LATE:lib%=%); do \
	    n=$$(readelf -d "$$($(CC) -print-file-name=lib$$l.so)" | sed -n 's/.*(SONAME).*\[\(.*\)\]/\1/p') && \
	    [ "$$n" ] && echo "#define SONAME_$${l%%-*} \"$$n\"" || exit; done >$@.new
	mv $@.new $@

$(B)/base/late.o: $(B)/base/soname.h

# What is told in the user's language: po/README.md.
$(B)/locale/%/LC_MESSAGES/dafu.mo: po/%.po
	@mkdir -p $(@D)
	msgfmt --check -o $@ $<

$(B)/forms.c: po/zh_CN.po po/forms
	@mkdir -p $(@D)
	po/forms $< >$@.new
	mv $@.new $@

$(B)/forms.o: $(B)/forms.c
	$(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/builtin.o: $(B)/builtin.c
	$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<

-include $(OBJS:.o=.d) $(wildcard $(B)/unit/*.d)

help:	## this
	@sed -n 's/^\([a-z]*\):.*\t## \(.*\)/\1\t\2/p' Makefile | \
	    while IFS="$$(printf '\t')" read -r t what; do printf '  %-9s %s\n' "$$t" "$$what"; done

# --- check
TARGETS = $(filter-out fuzz replay,$(patsubst tests/fuzz/%.c,%,$(wildcard tests/fuzz/*.c)))
UNITS = $(patsubst tests/unit/%.c,$(B)/unit/%,$(wildcard tests/unit/*.c))

# As others use it: the shared library, and its header alone.
$(B)/unit/library: tests/unit/library.c $(SO)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -D_DEFAULT_SOURCE -Itests/unit $(CFLAGS) $(LDFLAGS) -o $@ $< $(SO) \
	    -Wl,-rpath,'$$ORIGIN/..' $(filter-out -l%,$(LIBS)) -lpthread

$(B)/unit/%: tests/unit/%.c $(LIB)
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Itests/unit $(CFLAGS) $(LDFLAGS) -o $@ $< $(LIB) $(LIBS)

setup:	## install what build and tests need (Debian)
	tests/setup

units: $(UNITS) $(B)/bench $(B)/train $(TARGETS:%=$(B)/fuzz/%)	## the unit tests, the bench and the fuzz targets

# Readers of bytes from outside under changes: tests/fuzz/fuzz.h.  libFuzzer has
# a main of its own.
$(B)/fuzz/%: tests/fuzz/%.c tests/fuzz/fuzz.c $(if $(findstring fuzzer,$(SANITIZE)),,tests/fuzz/replay.c) $(LIB) \
    tests/fuzz/fuzz.h tests/unit/stands.h
	@mkdir -p $(@D)
	$(CC) $(FLAGS) -Itests/fuzz -Itests/unit $(CFLAGS) $(LDFLAGS) -o $@ \
	    $(filter %.c,$^) $(LIB) $(LIBS)

# It makes such files, too.
$(B)/fuzz/package: private LIBS += $(shell pkg-config --libs libzip)

# The same by libFuzzer, for SECONDS; what it finds, build-fuzz/found/.
TARGET = letter
SECONDS = 60
fuzz:	## libFuzzer on TARGET=letter for SECONDS=60
	tests/fuzz/run $(TARGET) $(SECONDS)

check: setup	## setup, build and all tests
	$(MAKE) -s all units $(B)/train
	tests/run $(B)

test: all units $(B)/train	## build and all tests; installs nothing
	tests/run $(B)

quick: all $(UNITS)	## unit tests and commands, but for those that take long
	tests/run $(B) --quick

one: all	## one test: TEST=unit/base, cli/search, or another line of tests/run
	tests/one $(B) $(TEST)

accept: all units $(B)/train	## all tests; what comes out is what is expected from now on
	tests/run $(B) --accept

# The weights of which figure is part of which, what a figure counts, where an organ's
# name begins and what became of an item, from the letters with answers and from cases:
# the same bytes every time.  $(B)/train of --folds LETTERS: how well, by hands not learned.
$(B)/train: $(wildcard tests/weights/*.[ch]) $(LIB)
	$(CC) $(FLAGS) $(CFLAGS) -DWEIGHT=int32_t $(LDFLAGS) -o $@ \
	    $(filter %.c,$^) src/reading/features.c src/reading/candidates.c $(LIB) $(LIBS)

weights: $(B)/train	## learn the weights of reading again
	tests/weights/learn $(B) src/reading part organ
	$(MAKE) $(B)/train
	tests/weights/learn $(B) src/reading of status

# Take the "? " from the cases of reading that hold by now.
accept-reading: $(B)/unit/reading
	$(B)/unit/reading --accept

# The manual's lines that letter/field.def and the rows of options make.
manual: all	## the lines of the manuals that rows make
	tests/manual $(B)/dafu --write

accuracy: all	## how well the letters of tests/accuracy are read
	tests/accuracy/floor.py "$(B)/dafu extract -q"

# Time from bytes to record, and beside what others take; see also tests/bench/*.
$(B)/bench: tests/bench/pipeline.c $(LIB)
	$(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -DOPTIMISED='"$(filter -O%,$(CFLAGS))"' -o $@ $< $(LIB) $(LIBS)

bench: $(B)/bench	## time beside Python, xmllint and cmark
	tests/bench/ratios $(B)

sanitize:	## all tests under the sanitizers, in build-sanitize/
	$(MAKE) test SANITIZE=address,undefined

po:	## new messages to the catalogues, to be translated
	for c in $(LINGUAS); do po/extract po/$$c.po || exit; done

COVERAGE = B=build-coverage HARDEN= CFLAGS='-O0 -g --coverage' \
           LDFLAGS='build-coverage/leave.o -Wl,--wrap=_exit,--wrap=execve,--wrap=setrlimit,--wrap=seccomp_load'
coverage:	## what of src/ the tests run, a room a row; ROOM=base: its files
	@mkdir -p build-coverage
	$(CC) -std=c11 -fPIC -O1 -c -o build-coverage/leave.o tests/coverage/leave.c
	$(MAKE) -s all units build-coverage/train $(COVERAGE)
	find build-coverage -name '*.gcda' -delete
	umask 0; for f in $$(find build-coverage -name '*.gcno'); do : >"$${f%no}da"; done	# some tests work as somebody else
	-tests/run build-coverage
	-tests/torture/faults build-coverage/dafu --all
	tests/coverage/report build-coverage $(ROOM)

analyze:	## gcc's analyzer, clang-tidy and cppcheck over src/
	tests/analyze/run

# For editors and clang's tools.
compile_commands.json $(B)/compile_commands.json: Makefile $(B)/base/soname.h
	@mkdir -p $(@D)
	@{ echo '['; for f in $(SRC); do \
	    printf '%s{"directory":"%s","file":"%s","command":"%s -c %s"}\n' "$$comma" \
	    "$$PWD" "$$f" "$(CC) $(FLAGS) $(CFLAGS)" "$$f"; comma=,; done; echo ']'; } >$@

demo: setup	## read the samples, make a site of them
	$(MAKE) -s all
	rm -rf build/demo
	tests/demo $(B)/dafu build/demo

# --- install
install: all	## to DESTDIR and PREFIX (/usr/local)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/man/man1 \
	    $(DESTDIR)$(PREFIX)/share/dafu/xsd $(DESTDIR)$(PREFIX)/share/dafu/xslt \
	    $(DESTDIR)$(PREFIX)/include $(DESTDIR)$(LIBDIR)/pkgconfig $(DESTDIR)$(LIBDIR)/dafu \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
	install -m 755 $(B)/dafu $(DESTDIR)$(PREFIX)/bin/dafu
	install -m 644 dafu.1 $(DESTDIR)$(PREFIX)/share/man/man1/dafu.1
	for l in $(LINGUAS); do \
	    install -d $(DESTDIR)$(PREFIX)/share/locale/$$l/LC_MESSAGES && \
	    install -m 644 $(B)/locale/$$l/LC_MESSAGES/dafu.mo $(DESTDIR)$(PREFIX)/share/locale/$$l/LC_MESSAGES && \
	    install -d $(DESTDIR)$(PREFIX)/share/man/$$l/man1 && \
	    install -m 644 po/dafu.$$l.1 $(DESTDIR)$(PREFIX)/share/man/$$l/man1/dafu.1 || exit; done
	install -m 644 xsd/*.xsd $(DESTDIR)$(PREFIX)/share/dafu/xsd
	install -m 644 xslt/*.xsl $(DESTDIR)$(PREFIX)/share/dafu/xslt
	install -m 644 src/dafu.h $(DESTDIR)$(PREFIX)/include/dafu.h
	install -m 644 $(SO) $(DESTDIR)$(LIBDIR)/libdafu.so.$(VERSION)
	ln -sf libdafu.so.$(VERSION) $(DESTDIR)$(LIBDIR)/libdafu.so.0
	ln -sf libdafu.so.0 $(DESTDIR)$(LIBDIR)/libdafu.so
	$(CC) $(filter-out -MMD -MP,$(FLAGS)) $(CFLAGS) $(LDFLAGS) -shared -o $(DESTDIR)$(LIBDIR)/dafu/dafu_sqlite.so \
	    src/extension/sqlite_letters.c $(SO) $(filter-out -pie -l%,$(LIBS))
	$(B)/dafu completion bash >$(DESTDIR)$(PREFIX)/share/bash-completion/completions/dafu
	$(B)/dafu completion zsh >$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_dafu
	$(B)/dafu completion fish >$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/dafu.fish
	install -m 644 $(B)/public/libdafu.a $(DESTDIR)$(LIBDIR)/libdafu.a
	sed -e 's|@PREFIX@|$(PREFIX)|' -e 's|@LIBDIR@|$(LIBDIR)|' \
	    -e 's|@VERSION@|$(VERSION)|' \
	    -e 's|@LIBS@|$(filter-out -lseccomp -pie -z relro now noexecstack,$(LIBS))|' \
	    src/dafu.pc.in >$(DESTDIR)$(LIBDIR)/pkgconfig/dafu.pc

uninstall:	## what install put there
	rm -f $(DESTDIR)$(PREFIX)/bin/dafu $(DESTDIR)$(PREFIX)/share/man/man1/dafu.1 \
	    $(DESTDIR)$(PREFIX)/include/dafu.h $(DESTDIR)$(LIBDIR)/libdafu.* \
	    $(DESTDIR)$(LIBDIR)/pkgconfig/dafu.pc \
	    $(DESTDIR)$(PREFIX)/share/bash-completion/completions/dafu \
	    $(DESTDIR)$(PREFIX)/share/zsh/site-functions/_dafu \
	    $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/dafu.fish \
	    $(LINGUAS:%=$(DESTDIR)$(PREFIX)/share/locale/%/LC_MESSAGES/dafu.mo) \
	    $(LINGUAS:%=$(DESTDIR)$(PREFIX)/share/man/%/man1/dafu.1)
	rm -rf $(DESTDIR)$(PREFIX)/share/dafu $(DESTDIR)$(LIBDIR)/dafu

dist:	## build/dafu-VERSION.tar.gz of HEAD
	@mkdir -p build
	git archive --format=tar.gz --prefix=dafu-$(VERSION)/ \
	    -o build/dafu-$(VERSION).tar.gz HEAD

clean:	## all that is built
	rm -rf build build-sanitize build-analyze build-coverage

.PHONY: all help setup units fuzz check test quick one accept accept-reading manual accuracy weights sanitize \
	coverage analyze bench po demo install uninstall dist clean
