/* SPDX-License-Identifier: MIT */
/* From the rows of a letter to what a site keeps of it. */
#include "site/facts.h"

#include <stdlib.h>

#include "archive/promised.h"
#include "base/full_stop.h"

const struct topic_row topics[] = {
#define TOPIC(id, name, words) { id, name, words },
#include "site/topic.def"
#undef TOPIC
};
const int topic_count = sizeof(topics) / sizeof(*topics);

static const struct { const char *of, *code, *words; } words[] = {
#define WORD(of, code, words) { of, code, words },
#include "site/word.def"
#undef WORD
};

str facts_word(const char *of, str code)
{
	for (size_t i = 0; code.s && i < sizeof(words) / sizeof(*words); i++)
		if (!strcmp(words[i].of, of) &&
		    str_eq(code, str_of(words[i].code)))
			return str_of(words[i].words);
	return code;
}

str facts_short(struct arena *a, str x)
{
	return arena_str(a, (str){ digest_sha256(a, x).s, 12 });
}

struct site *site_new(const struct site_options *o)
{
	struct arena a = {0};
	struct site *s = arena_new(&a, struct site, 1);

	s->o = *o;
	if (!s->o.title.s)
		s->o.title = STR("建议提案答复");
	s->arena = a;
	return s;
}

void site_free(struct site *s)
{
	struct arena a;

	if (!s)
		return;
	grams_clear(&s->grams);
	grams_clear(&s->names);
	a = s->arena;
	arena_free(&a);
}

/* How many of a topic's words stand in the title. */
static int score(str title, const char *list)
{
	int n = 0;

	while (*list) {
		size_t len = strcspn(list, " ");

		n += str_has(title, (str){ list, len });
		list += len + (list[len] == ' ');
	}
	return n;
}

static int topic_of(str title)
{
	int best = -1, most = 0;

	for (int i = 0; title.s && i < topic_count; i++) {
		int n = score(title, topics[i].words);

		if (n > most) {
			most = n;
			best = i;
		}
	}
	return best;
}

/* A cell's text, kept; s == NULL: it is empty. */
static str keep(struct site *s, const struct row *r, enum column c)
{
	str text = row_cell(r, c)->text;

	return row_cell(r, c)->type == CELL_TEXT && text.len ?
	    arena_str(&s->arena, text) : (str){0};
}

static void add_figure(struct site *s, const struct row *r, uint32_t letter)
{
	struct site_figure *f = push(&s->arena, &s->figure);

	*f = (struct site_figure){ .letter = letter,
		.id = arena_printf(&s->arena, "s%lld", (long long)
		    row_cell(r, COLUMN_STATISTIC_N)->integer),
		.words = keep(s, r, COLUMN_STATISTIC_WORDS),
		.value = keep(s, r, COLUMN_STATISTIC_VALUE),
		.max = keep(s, r, COLUMN_STATISTIC_MAX),
		.unit = keep(s, r, COLUMN_STATISTIC_UNIT),
		.bound = keep(s, r, COLUMN_STATISTIC_BOUND),
		.of = keep(s, r, COLUMN_STATISTIC_OF),
		.time = keep(s, r, COLUMN_STATISTIC_TIME) };
}

/* The sentence that has a measure's deadline, behind its heading; s == NULL: none
 * does, or the heading.  *at: where in the body the measure before began. */
static str dated_sentence(const struct row *r, str body, size_t *at)
{
	str heading = row_cell(r, COLUMN_MEASURE_HEADING)->text;
	str deadline = row_cell(r, COLUMN_MEASURE_DEADLINE)->text;
	size_t begin = str_find(body, *at, heading), end;

	if (heading.len && begin != SIZE_MAX)
		*at = begin;
	begin = str_find(body, *at, deadline);
	if (!deadline.len || begin == SIZE_MAX || str_has(heading, deadline))
		return (str){0};
	end = sentence_end(body, begin);
	begin = sentence_begin(body, *at, begin);
	return (str){ body.s + begin, end - begin };
}

static void add_promise(struct site *s, const struct row *r, uint32_t letter,
    str sentence)
{
	struct site_promise *p = push(&s->arena, &s->promise);

	*p = (struct site_promise){ .letter = letter,
		.sentence = sentence.s ? arena_str(&s->arena, sentence) :
		    (str){0},
		.doubtful = promised_doubtful(r),
		.id = keep(s, r, COLUMN_MEASURE_ID),
		.what = keep(s, r, COLUMN_MEASURE_HEADING),
		.deadline = keep(s, r, COLUMN_MEASURE_DEADLINE),
		.due = keep(s, r, COLUMN_MEASURE_DUE),
		.responsible = keep(s, r, COLUMN_MEASURE_RESPONSIBLE),
		.status = keep(s, r, COLUMN_MEASURE_STATUS) };
}

/* *at: see dated_sentence. */
static void add_measure(struct site *s, const struct row *r, uint32_t letter,
    str body, size_t *at)
{
	str sentence = dated_sentence(r, body, at);

	if (promised(r))
		add_promise(s, r, letter, sentence);
}

/* By what it says; -2 … where an earlier one says the same. */
static str name_of(struct site *s, const struct site_letter *l,
    const struct rows *rows)
{
	struct arena *a = &s->arena;
	str part[] = { l->issuer, STR("\n"), l->number, STR("\n"), l->title,
	    STR("\n"), l->date, STR("\n"), rows->text[INDEX_BODY] };
	struct arena own = {0};
	str all = arena_join(&own, part, sizeof(part) / sizeof(*part));
	str short_name = facts_short(a, all);

	unsigned long long number = strtoull(short_name.s, NULL, 16);
	uint32_t before = grams_seen(&s->names, (uint32_t)(number >> 24) + 1,
	    (uint32_t)(number & 0xFFFFFF));

	arena_free(&own);
	return before ? arena_printf(a, "%.2s/%s-%u", short_name.s,
	    short_name.s, before + 1) : arena_printf(a, "%.2s/%s",
	    short_name.s, short_name.s);
}

str site_add(struct site *s, const struct rows *rows, bool inner)
{
	uint32_t n = (uint32_t)s->letter.n;
	struct site_letter *l = push(&s->arena, &s->letter);
	const struct row *head = &rows->row.v[0];
	size_t at = 0;

	s->inner = s->inner || inner;
	l->kind = keep(s, head, COLUMN_LETTER_KIND);
	l->class = keep(s, head, COLUMN_LETTER_CLASS);
	l->issuer = keep(s, head, COLUMN_LETTER_ISSUER);
	l->number = keep(s, head, COLUMN_LETTER_NUMBER);
	l->title = keep(s, head, COLUMN_LETTER_TITLE);
	l->date = keep(s, head, COLUMN_LETTER_DATE);
	if (l->date.len >= 4)
		l->year = arena_str(&s->arena, (str){ l->date.s, 4 });
	for (size_t i = 1; i < rows->row.n; i++) {
		const struct row *r = &rows->row.v[i];

		if (r->table == TABLE_PROPOSAL && !l->asked.s)
			l->asked = keep(s, r, COLUMN_PROPOSAL_TITLE);
		else if (r->table == TABLE_MEASURE)
			add_measure(s, r, n, rows->text[INDEX_BODY], &at);
		else if (r->table == TABLE_STATISTIC)
			add_figure(s, r, n);
	}
	l->name = name_of(s, l, rows);
	if (!l->title.s)
		l->title = l->asked.s ? l->asked : STR("（无标题）");
	l->topic = topic_of(l->asked.s ? l->asked : l->title);
	l->grams = grams_take(&s->grams, rows->text, &s->arena);
	return arena_printf(&s->arena, "letters/%s.html", l->name.s);
}

str facts_key(const struct site *s, uint32_t letter, enum site_facet f)
{
	const struct site_letter *l = &s->letter.v[letter];

	switch (f) {
	case SITE_YEAR:
		return l->year;
	case SITE_CLASS:
		return l->class.s ? l->class : str_of(NO_CLASS);
	case SITE_TOPIC:
		return l->topic < 0 ? STR_NONE : str_of(topics[l->topic].id);
	default:
		return l->issuer;
	}
}

/* strcmp for strings that may be absent, which come first. */
static int compare(str a, str b)
{
	return strcmp(a.s ? a.s : "", b.s ? b.s : "");
}

/* qsort has no argument: what is sorted goes along. */
struct place {
	const struct site_letter *letter;
	uint32_t n;
};

static int newest(const void *x, const void *y)
{
	const struct place *a = x, *b = y;
	int c = compare(b->letter->date, a->letter->date);

	return c ? c : compare(a->letter->name, b->letter->name);
}

void facts_order(struct site *s)
{
	size_t n = s->letter.n;
	struct place *v = arena_new(&s->arena, struct place, n + 1);

	s->order = arena_new(&s->arena, uint32_t, n + 1);
	s->rank = arena_new(&s->arena, uint32_t, n + 1);
	for (uint32_t i = 0; i < n; i++)
		v[i] = (struct place){ &s->letter.v[i], i };
	qsort(v, n, sizeof(*v), newest);
	for (uint32_t i = 0; i < n; i++) {
		s->order[i] = v[i].n;
		s->rank[v[i].n] = i;
	}
}
