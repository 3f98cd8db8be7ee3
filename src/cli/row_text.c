/* SPDX-License-Identifier: MIT */
/* Rows for people and for programs. */
#include "cli/row_text.h"

#include <stdlib.h>

#include "archive/compare.h"
#include "cli/lang.h"

/* What is shown of a row, in this order; show more: a row.  before stands
 * before a column that is there. */
static const struct {
	enum column column;
	const char *before;
} shown[] = {
	{ COLUMN_STATISTIC_OF, "" },
	{ COLUMN_STATISTIC_CHANGE, " " },
	{ COLUMN_STATISTIC_WORDS, " " },
	{ COLUMN_STATISTIC_TIME, " · " },
	{ COLUMN_STATISTIC_STATUS, " · " },
	{ COLUMN_MEASURE_LABEL, "" },
	{ COLUMN_MEASURE_HEADING, " " },
	{ COLUMN_MEASURE_STATUS, " · " },
	{ COLUMN_MEASURE_DEADLINE, " · " },
	{ COLUMN_MEASURE_DUE, " · " },
	{ COLUMN_MEASURE_RESPONSIBLE, " · " },
	{ COLUMN_PROPOSAL_ASSEMBLY, "" },
	{ COLUMN_PROPOSAL_TERM, " " },
	{ COLUMN_PROPOSAL_SESSION, "/" },
	{ COLUMN_PROPOSAL_NUMBER, " " },
	{ COLUMN_PROPOSAL_TITLE, " " },
	{ COLUMN_PARTY_ROLE, "" },
	{ COLUMN_PARTY_NAME, " " },
	{ COLUMN_CITATION_TITLE, "" },
	{ COLUMN_CITATION_NUMBER, " " },
	{ COLUMN_CONTACT_FIELD, "" },
	{ COLUMN_CONTACT_VALUE, " " },
	{ COLUMN_FINDING_SEVERITY, "" },
	{ COLUMN_FINDING_RULE, " " },
	{ COLUMN_FINDING_MESSAGE, " " },
};

/* What a column's words are words of (lang_word). */
static const char *words_of(enum column c)
{
	return c == COLUMN_CONTACT_FIELD ? "contact" : column_rows[c].name;
}

static str row_in(const struct row *r, bool people, struct arena *a)
{
	str out = STR("");

	for (size_t i = 0; i < sizeof(shown) / sizeof(*shown); i++) {
		const struct cell *c;

		if (column_rows[shown[i].column].table != r->table)
			continue;
		c = row_cell(r, shown[i].column);
		if (c->type != CELL_NULL)
			out = arena_printf(a, "%s%s%s", out.s, out.len ?
			    shown[i].before : "", people ? lang_word(words_of(
			    shown[i].column), cell_text(c, a).s) :
			    cell_text(c, a).s);
	}
	return out;
}

str row_text(const struct row *r, struct arena *a)
{
	return row_in(r, false, a);
}

str row_told(const struct row *r, struct arena *a)
{
	return row_in(r, true, a);
}

json_t *row_json(const struct row *r)
{
	const struct table_row *t = &table_rows[r->table];
	json_t *o = json_object();
	struct arena a = {0};

	json_object_set_new(o, "table", json_string(t->name));
	for (int i = 1; i < t->count; i++) {
		const struct cell *c = &r->cell[i];
		const char *name = column_rows[(int)t->first + i].name;

		/* a decimal stays the string that it is in the record */
		if (c->type == CELL_INTEGER && !strncmp(
		    column_rows[(int)t->first + i].type, "INTEGER", 7))
			json_object_set_new(o, name, json_integer(c->integer));
		else if (c->type != CELL_NULL)
			json_object_set_new(o, name, json_string(
			    cell_text(c, &a).s));
	}
	arena_free(&a);
	return o;
}
