/* SPDX-License-Identifier: MIT */
/* From a letter's rows to the words that name it in the text index. */
#include "archive/index_words.h"

/* What the text index takes as facts; in_body: is mostly the body's words, and
 * left out where it is.  Add one: a row. */
static const struct {
	enum column column;
	bool in_body;
} facts[] = {
	{ COLUMN_LETTER_ISSUER, false },
	{ COLUMN_LETTER_SIGNATURE, false },
	{ COLUMN_LETTER_NUMBER, false },
	{ COLUMN_PROPOSAL_ASSEMBLY, false },
	{ COLUMN_PROPOSAL_NUMBER, false },
	{ COLUMN_PARTY_NAME, false },
	{ COLUMN_CITATION_NUMBER, true },
	{ COLUMN_CONTACT_VALUE, false },
	{ COLUMN_STATISTIC_UNIT, false },
	{ COLUMN_STATISTIC_OF, true },
	{ COLUMN_MEASURE_DEADLINE, true },
	{ COLUMN_MEASURE_RESPONSIBLE, true },
};

typedef struct VEC(str) strings;

static void add_once(strings *list, str x, struct arena *a)
{
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->v[i], x))
			return;
	*push(a, list) = x;
}

/* Both end in NUL: an attribute's value, and what was joined. */
static bool stands_in(str body, str words)
{
	return strstr(body.s, words.s);
}

str facts_of(const struct rows *rows, str body, struct arena *a)
{
	strings list = {0};
	struct VEC(str) part = {0};

	for (size_t i = 0; i < sizeof(facts) / sizeof(*facts); i++) {
		enum column c = facts[i].column;
		enum table t = column_rows[c].table;

		for (size_t k = 0; k < rows->row.n; k++) {
			str x = rows->row.v[k].table == t ?
			    row_cell(&rows->row.v[k], c)->text : (str){0};

			/* numbers of proposals are asked for without them */
			while (c == COLUMN_PROPOSAL_NUMBER &&
			    x.len > 1 && *x.s == '0')
				x.s++, x.len--;
			if (x.len && !(facts[i].in_body && stands_in(body, x)))
				add_once(&list, x, a);
		}
	}
	for (size_t i = 0; i < list.n; i++) {
		*push(a, &part) = list.v[i];
		*push(a, &part) = STR("\n");
	}
	return arena_join(a, part.v, part.n);
}
