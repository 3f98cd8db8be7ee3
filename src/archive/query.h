/* SPDX-License-Identifier: MIT */
#ifndef DAFU_QUERY_H
#define DAFU_QUERY_H

#include "archive/rows.h"

/*
 * What people ask an archive, as a tree: ask/query_parse.h makes it from text.
 * Its fields are query.def's.
 */

enum query_field {
#define FIELD(id, ...) QUERY_FIELD_##id,
#include "archive/query.def"
	QUERY_FIELD_COUNT
};

enum query_type {
	QUERY_TYPE_WORDS,	/* words that stand side by side in it */
	QUERY_TYPE_WHOLE,	/* words that it is */
	QUERY_TYPE_CODE,	/* one of the field's codes */
	QUERY_TYPE_NUMBER, QUERY_TYPE_DATE	/* a range */
};

extern const struct query_field_row {
	const char *name, *chinese;
	enum query_type type;
	enum table table;
	const char *column, *index;
	bool together;
} query_fields[QUERY_FIELD_COUNT];

/* What the codes of a field are; field == QUERY_FIELD_COUNT ends the table. */
extern const struct query_code {
	enum query_field field;
	const char *code, *chinese;
} query_codes[];

enum query_kind {
	QUERY_AND, QUERY_OR,	/* of its parts, two or more */
	QUERY_NOT,		/* of its one part */
	QUERY_TEXT,		/* words somewhere in the letter */
	QUERY_FIELD		/* a field */
};

struct query {
	enum query_kind kind;
	enum query_field field;		/* FIELD */
	bool any;			/* whatever it is: it is there */
	bool whole;			/* words that the field is */
	bool indexed;			/* words has what the index knows */
	str words;			/* as of phrase_words; a code */
	/* A range; s == NULL: no end.  A date's ends are beginnings of ISO 8601
	 * dates, a number's are decimal. */
	struct query_end {
		str value;
		bool open;		/* without the end itself */
	} low, high;
	str unit;			/* of VALUE, as of phrase_words; or none */
	struct VEC(struct query *) part;
};

/* Whether hits can be more or less relevant: it asks for words of the text. */
bool query_ranks(const struct query *q);

#endif
