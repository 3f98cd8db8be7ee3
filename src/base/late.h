/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LATE_H
#define DAFU_LATE_H

#include "base/diag.h"

/*
 * What few files need, had when one does: the libraries of late.def, and others'
 * modules.  The file that calls such a library has a table of its functions, of
 * their own types, and fills it before it calls any:
 *
 *	static struct {
 *	#define ZIP(f) __typeof__(f) *f;
 *	#include "base/late.def"
 *	} zip;
 *
 *	if (!late_open(LATE_ZIP, &zip, NULL, d))
 *		return NULL;
 *	zip.zip_discard(x);
 */
enum late {
#define LATE(id, package, name) LATE_##id,
#include "base/late.def"
	LATE_COUNT
};

/* Fill the table; from any thread.  The library stays for the life of the
 * process; begin, where not NULL, is called once, behind the first time.  False,
 * having said why in d: it cannot be had. */
bool late_open(enum late l, void *table, void (*begin)(void), struct diag *d);

/* A process that may open nothing more wants for what it did not have before:
 * late_open says so by itself.  late_missed: whether one did. */
void late_miss(void);
bool late_missed(void);

#endif
