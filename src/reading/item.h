/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ITEM_H
#define DAFU_ITEM_H

#include "reading/reader.h"

/* Forms of an item's label (form.def), then those that have none.  Two items of
 * one form are siblings. */
enum form {
#define FORM(name, runs, clause, first, second, pattern) FORM_##name,
#include "lexicon/form.def"
#undef FORM
	FORM_LABELS, FORM_BOLD = FORM_LABELS, FORM_LINE, FORM_COUNT
};

struct form_row {
	bool runs;		/* stands inside paragraphs too */
	bool clause;		/* its heading ends at a comma */
	const char *first;	/* what it begins with; NULL: with anything */
	const char *second;	/* a series only where one follows */
	enum pattern pattern;	/* group 1: label, group 0: with its closing */
};

extern const struct form_row forms[FORM_LABELS];

struct item {
	enum form form;
	bool clause;
	bool inside;			/* a paragraph */
	struct span label, lead;	/* in the prose */
};

/* Whether its label is the first of its form. */
bool label_first(const struct reader *r, const struct item *item);

/* The label of a form at i, before limit. */
bool label_of(const struct reader *r, enum form form, uint32_t i,
    uint32_t limit, struct item *item);

/* Where in s the last second item of each form stands, in one pass; second
 * keeps what it has of the others. */
void seconds_find(const struct reader *r, struct span s, uint32_t *second);

#endif
