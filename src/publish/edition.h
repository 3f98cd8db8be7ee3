/* SPDX-License-Identifier: MIT */
#ifndef DAFU_EDITION_H
#define DAFU_EDITION_H

#include "publish/redact.h"

/* The public edition of a letter: whether there may be one, and what is in it. */

enum verdict { VERDICT_WHOLE, VERDICT_SUMMARY, VERDICT_REFUSED,
	VERDICT_CLOSED, VERDICT_SECRET };

/*
 * What a record's marks allow, and why: a mark of secrecy wherever it stands
 * forbids, then the disclosure mark decides; without one, or where it is open or
 * another contradicts it, nothing is published (政府信息公开条例 arts. 14, 16), but
 * what a person has given counts.  CLOSED: that refuses.  *why, words of ours, is
 * set for all but WHOLE; doc is not changed.
 */
enum verdict edition_verdict(const char **why, xmlDoc *doc, const struct private_forms *p,
    struct arena *a);

struct edition_options {
	struct redact_options redact;
	bool force;		/* REFUSED becomes WHOLE; what is behind it
				   never does */
};

struct edition {
	enum verdict verdict;	/* what was made: WHOLE or SUMMARY; else why not */
	const char *why;	/* also where it was forced */
	bool forced;
	struct redaction redaction;
};

/*
 * Make doc, a valid record, its public edition, in place: redacted (redact.h),
 * of SUMMARY without paragraphs.  False: there is none, see verdict and why;
 * then doc must not be written anywhere.
 *
 * Whatever is made of doc must be tried with edition_leak before it is kept.
 */
bool edition_make(struct edition *out, xmlDoc *doc,
    const struct edition_options *o, const struct private_forms *p, struct arena *a);

/* A removed string that stands in an output; s == NULL: none. */
str edition_leak(const struct edition *e, str output, struct arena *a);

#endif
