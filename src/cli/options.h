/* SPDX-License-Identifier: MIT */
#ifndef DAFU_OPTIONS_H
#define DAFU_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

enum option_kind {
	OPTION_FLAG,		/* bool */
	OPTION_WORD,		/* const char *, as given */
	OPTION_CHOICE,		/* const char *, one of the words in argument,
				 * which blanks part; where help is NULL it is
				 * made of them */
	OPTION_SIZE		/* size_t, with k, M or G behind it */
};

/* One option is one row; long_name and letter (0: none) mean the same. */
struct option_row {
	const char *long_name;
	char letter;
	enum option_kind kind;
	void *value;
	const char *argument;	/* its name in the help, NULL for a flag; FILE
				 * and DIR stand in it where it is a path */
	const char *help;
};

/*
 * Take the options of a command off argv; what is left stands in argv from 1
 * to *argc.  -- ends them, - is an operand.  --help prints the rows and exits
 * with 0; a wrong option is told on standard error, exit status 2.  --options
 * prints them for the shells' completion: a line each, of --long, -letter, what
 * it takes (nothing, "path", "word" or the choices), help, with tabs between.
 * A synopsis may have lines below its first, each an operand, a tab, what it can
 * be: --help prints them above the options.
 */
void options_read(int *argc, char **argv, const struct option_row *rows,
    size_t count, const char *synopsis);

/* Say what is wrong with the command line; returns EXIT_USAGE. */
int usage_error(const char *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Say that a word is none of the choices; returns EXIT_USAGE. */
int choice_error(const char *command, const char *what, const char *word,
    const char *choices);

/* --- rows that several commands have; those of workers: work/worker.h */

#define ARCHIVE_OPTION(where, help) \
	{ "archive", 'a', OPTION_WORD, &(where), "FILE.dafu", help }
#define NETWORK_OPTION(flag) \
	{ "network", 0, OPTION_FLAG, &(flag), NULL, \
	    "also on a network file system" }

#define FORMAT_OPTION(format, choices, help) \
	{ "format", 'f', OPTION_CHOICE, &(format), choices, help }

/* The option of commands that read such folders. */
#define FOLLOW_OPTION(p) \
	{ "follow-links", 0, OPTION_FLAG, &(p).follow, NULL, \
	    "below folders read what links lead to, too" }

/* The option of commands that decode a letter. */
#define OCR_OPTION(flag) \
	{ "ocr", 0, OPTION_FLAG, &(flag), NULL, \
	    "recognise the text of scans, which is slow" }

/* Rows of options that every command which reads a letter has; publish has a
 * --force of its own. */
#define READING_OPTIONS(o) \
	LETTER_OPTIONS(o), \
	{ "force", 0, OPTION_FLAG, &(o).force, NULL, \
	    "read what does not look like a reply letter" }
#define LETTER_OPTIONS(o) \
	{ "encoding", 'e', OPTION_WORD, &(o).encoding, "NAME", \
	    "decode as utf-8, gb18030, utf-16le or utf-16be" }, \
	{ "limit", 0, OPTION_SIZE, &(o).limit, "SIZE", \
	    "refuse a larger file (64M)" }, \
	{ "strict", 0, OPTION_FLAG, &(o).strict, NULL, \
	    "refuse bytes that cannot be decoded" }, \
	OCR_OPTION((o).ocr), \
	{ "profile", 'p', OPTION_WORD, &(o).profile, "FILE", \
	    "labels, units and names of a place" }, \
	{ "schema", 0, OPTION_WORD, &(o).schema, "FILE", \
	    "use this schema instead of the built-in one" }

#endif
