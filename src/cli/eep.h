/* SPDX-License-Identifier: MIT */
#ifndef DAFU_CLI_EEP_H
#define DAFU_CLI_EEP_H

#include "archive/archive.h"
#include "package/folder.h"

/* dafu export -f eep: a package of DA/T 48-2009 for each letter. */

/* What only an archivist can say; NULL, 0: not given. */
struct eep_given {
	const char *fonds, *unit, *retention, *office, *secrecy, *carrier;
	size_t item;		/* 件号 of the first letter; counted up */
};

#define EEP_OPTIONS(g) \
	{ "fonds", 0, OPTION_WORD, &(g).fonds, "NUMBER", \
	    "eep: 全宗号" }, \
	{ "unit", 0, OPTION_WORD, &(g).unit, "NAME", \
	    "eep: 立档单位名称; bag: Source-Organization" }, \
	{ "retention", 0, OPTION_WORD, &(g).retention, "PERIOD", \
	    "eep: 保管期限, as 永久 or 30年" }, \
	{ "item", 0, OPTION_SIZE, &(g).item, "N", \
	    "eep: 件号 of the first letter; the others follow" }, \
	{ "secrecy", 0, OPTION_WORD, &(g).secrecy, "LEVEL", \
	    "eep: 密级, as 公开" }, \
	{ "carrier", 0, OPTION_WORD, &(g).carrier, "NUMBER", \
	    "eep: 脱机载体编号" }, \
	{ "office", 0, OPTION_WORD, &(g).office, "NAME", \
	    "eep: 机构或问题, where files are kept by it" }

/* Whether all is given that must be; else EXIT_USAGE, having said what is not. */
int eep_check(const struct eep_given *g);

/*
 * Write a package for the current version of each letter, and index.csv.  A
 * letter that lacks what its package must say (a date, a title …) is told and
 * left out, and takes no number.  False: not all could be written.
 */
bool eep_export(struct archive *x, struct folder *to,
    const struct eep_given *g, struct diag *d);

#endif
