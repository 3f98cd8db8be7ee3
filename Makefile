# dafu: see README.md.  Everything is built in build/, sanitized in
# build-sanitize/; the two must never be linked together.

# --- configuration
CC      ?= cc
CFLAGS  ?= -O2 -g
PREFIX  ?= /usr/local
SANITIZE =
B        = build$(if $(SANITIZE),-sanitize)
PKGS     = libxml-2.0 libxslt libexslt libpcre2-32 jansson libsodium sqlite3 libzstd

# --- files, in the order of the data
SRC  = $(foreach room,base letter intake reading checks record publish archive \
       . cli,$(sort $(wildcard src/$(room)/*.c)))
OBJS = $(patsubst src/%.c,$(B)/%.o,$(SRC:src/./%=src/%)) $(B)/builtin.o
LIB  = $(B)/libdafu.a
BUILTIN = xsd/reply.xsd xslt/common.xsl xslt/html.xsl xslt/text.xsl

# --- flags
WARN  = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
        -Wmissing-prototypes -Wwrite-strings -Wvla
FLAGS = -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc $(WARN) -MMD -MP \
        $(shell pkg-config --cflags $(PKGS)) $(SANITIZE:%=-fsanitize=%)
LIBS  = $(shell pkg-config --libs $(PKGS)) -lm

# --- build
all: $(B)/dafu

$(B)/dafu: $(B)/cli/main.o $(LIB)
	$(CC) $(FLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $^ $(LIBS)

$(LIB): $(filter-out $(B)/cli/main.o,$(OBJS))
	rm -f $@
	$(AR) rcs $@ $^

$(B)/%.o: src/%.c Makefile
	@mkdir -p $(@D)
	$(CC) $(FLAGS) $(CPPFLAGS) $(CFLAGS) -c -o $@ $<

$(B)/builtin.c: $(BUILTIN) tests/embed
	@mkdir -p $(@D)
	tests/embed $(BUILTIN) > $@

$(B)/builtin.o: $(B)/builtin.c
	$(CC) $(FLAGS) $(CFLAGS) -c -o $@ $<

-include $(OBJS:.o=.d)

clean:
	rm -rf build build-sanitize

.PHONY: all clean
