/* SPDX-License-Identifier: MIT */
#ifndef DAFU_HEAD_H
#define DAFU_HEAD_H

#include "reading/reader.h"

/* What head (head.c) and tail (tail.c) of a letter share. */

static inline struct span line_span(const struct reader *r, uint32_t i)
{
	return r->lines.v[i].in;
}

/*
 * Marks on a line: the class of result on line i (head: above the body), the
 * disclosure and the signatories in a span.  True: there was one, and it is
 * kept; where it differs from one found before, a finding says so.
 */
bool class_in(struct reader *r, uint32_t i, bool head);
bool disclosure_in(struct reader *r, struct span s, enum certainty certainty,
    const char *rule);
bool signatory_in(struct reader *r, struct span s);

/* A disclosure that the last sentences of the body tell, where no mark does. */
void disclosure_in_body(struct reader *r);


/* The document number on line i. */
void number_line(struct reader *r, uint32_t i);

/* The title, of the lines above end: the nearest to the addressee; then other
 * lines that are the title again, or whole where it is damaged. */
void title_read(struct reader *r, uint32_t end);
void title_again(struct reader *r, uint32_t end);

/* Whether s is a whole title. */
bool title_is(struct reader *r, struct span s);

/* Whether line to is one, or the end of one that begins above it. */
bool title_ends(struct reader *r, uint32_t to);

/* A site's row names s the title: taken where the letter's own lacks. */
bool title_row(struct reader *r, struct span s);


/* The organ that writes; end: behind the last line above the addressee.  And
 * from a site's row that has no label, where nothing else names it. */
void issuer_read(struct reader *r, uint32_t end);
void issuer_row(struct reader *r);

/* Whether the organ s can be who writes: a letter that says 我局 is no
 * government's, but the site's name may be. */
bool issuer_speaks(struct reader *r, struct span s);

/* Whether s is an organ's name, or one with another of its own in brackets. */
bool issuer_named(const struct reader *r, struct span s);

/* Everything behind the body: r->tail is set to its first line. */
void tail_read(struct reader *r);

/* The date in brackets below the title. */
void date_above(struct reader *r);
/* Take a date unless there is one; of what is left of one the only reading, or
 * say which there are. */
void head_date_take(struct reader *r, struct span s, str iso);
void head_date_broken(struct reader *r, struct span s);

/* Make all hold s, too. */
void span_widen(struct span *all, struct span s);

#endif
