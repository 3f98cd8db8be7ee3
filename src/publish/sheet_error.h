/* SPDX-License-Identifier: MIT */
#ifndef DAFU_SHEET_ERROR_H
#define DAFU_SHEET_ERROR_H

#include <libxml/xmlerror.h>

#include "base/arena.h"
#include "record/quiet.h"

/*
 * What libxml2 and libxslt complain of while a stylesheet is compiled or
 * applied.  Of their many lines one is kept: the first that has a place, else
 * the last.
 */
struct sheet_error {
	char text[1024];	/* "": none */
	char cause[256];	/* what XPath said before it, which has no place */
	char file[512];		/* the stylesheet's URI; "": not known */
	int line, column;	/* from 1; 0: not known */
	bool placed;		/* text belongs to file and line */
	struct quiet before;	/* whom libxml2 told before */
};

/* Listen to libxml2 in this thread from sheet_error_begin to sheet_error_end; t is
 * emptied first. */
void sheet_error_begin(struct sheet_error *t);
void sheet_error_end(struct sheet_error *t);

/* Add a complaint of our own, with a place; file may be NULL. */
void sheet_error_say(struct sheet_error *t, const char *file, int line,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* What libxslt prints through, for a transformation's own error function. */
void sheet_error_hear(void *t, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Swallow what nobody listens to. */
void sheet_error_ignore(void *arg, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
