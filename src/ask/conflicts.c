/* SPDX-License-Identifier: MIT */
/* Figures of one issuer, or of the organs of one place, that do not go together. */
#include <stdlib.h>

#include "archive/area.h"
#include "archive/compare.h"
#include "ask/alike.h"
#include "ask/between.h"
#include "ask/held.h"

/* Words by which a sentence counts to date; add one: a row. */
static const char *const to_date[] = { "累计", "总计", "共计", "总量", "总数" };

/* By which it speaks of the whole place, as another organ of it can; and of
 * what is the organ's own. */
static const char *const of_place[] = { "全省", "全市", "全县", "全区", "全州",
	"全盟", "全旗", "全镇", "全乡", "我省", "我市", "我县", "我区", "我州",
	"我盟", "我旗", "我镇", "我乡", "本市", "本县", "本区" };
static const char *const of_organ[] = { "我局", "本局", "我委", "我办",
	"我厅", "我院", "我校", "我中心", "我单位", "本单位", "局机关" };

struct figure {
	int64_t letter;
	bool asked;
	str date, issuer, area;	/* of the letter; s == NULL: not known */
	str group;		/* within which figures are compared */
	str key;		/* indicator: of, unit, kind, per */
	str of, unit, time, value;
	double number;
	str sentence, place;
	bool total;		/* to date */
	bool whole, own;	/* of the place, of the organ */
	bool sure;		/* what it counts */
	bool alone;		/* its letter gives the key one value a time */
	size_t n;		/* in which it came */
};
typedef struct VEC(struct figure) figures;

static str text_of(const struct row *r, enum column c)
{
	return row_cell(r, c)->text;
}

/* A figure that can be held against others: one exact value of a named thing at a
 * time. */
static bool is_plain(const struct row *r)
{
	return str_eq(text_of(r, COLUMN_STATISTIC_BOUND), STR("exact")) &&
	    text_of(r, COLUMN_STATISTIC_TIME).len &&
	    text_of(r, COLUMN_STATISTIC_OF).len && !text_of(r,
	    COLUMN_STATISTIC_CHANGE).s && row_cell(r, COLUMN_STATISTIC_MAX)->
	    type == CELL_NULL && !str_eq(text_of(r, COLUMN_STATISTIC_KIND),
	    STR("rank")) && !str_eq(text_of(r, COLUMN_STATISTIC_STATUS),
	    STR("planned"));
}

static bool says(str sentence, const char *const *word, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_has(sentence, str_of(word[i])))
			return true;
	return false;
}
#define SAYS(sentence, words) \
	says(sentence, words, sizeof(words) / sizeof(*(words)))

static str kept(str x, struct arena *a)
{
	return x.s ? arena_str(a, x) : x;
}

static str key_of(const struct row *r, struct arena *a)
{
	const str part[] = { text_of(r, COLUMN_STATISTIC_OF), STR("\x1F"),
		text_of(r, COLUMN_STATISTIC_UNIT), STR("\x1F"),
		text_of(r, COLUMN_STATISTIC_KIND), STR("\x1F"),
		text_of(r, COLUMN_STATISTIC_PER) };

	return arena_join(a, part, sizeof(part) / sizeof(*part));
}

/* The letter that a figure is of: organs of one place may be compared, else only
 * the issuer's own letters. */
static struct figure figure_by(const struct held *h, struct arena *a)
{
	str area = text_of(&h->rows.row.v[0], COLUMN_LETTER_AREA);
	const struct area_level *level = area.s ? area_last(area) : NULL;
	str last = level ? area_at(area, level) : (str){0};

	return (struct figure){ .letter = h->id, .asked = h->asked,
		.date = h->date, .issuer = h->issuer, .area = kept(area, a),
		.group = kept(last.s ? last : h->issuer.s ? h->issuer :
		    arena_printf(a, "%lld", (long long)h->id), a) };
}

static void figures_add(figures *out, const struct held *h, struct arena *a)
{
	struct figure by = {0};

	for (size_t i = 0; i < h->rows.row.n; i++) {
		const struct row *r = &h->rows.row.v[i];
		const struct sentence *s;
		struct figure *f;

		s = r->table != TABLE_STATISTIC || !is_plain(r) ? NULL :
		    held_sentence(h, row_cell(r,
		    COLUMN_STATISTIC_START)->integer);
		if (!s)
			continue;
		if (!by.letter)
			by = figure_by(h, a);
		f = push(a, out);
		*f = by;
		f->key = key_of(r, a);
		f->of = kept(text_of(r, COLUMN_STATISTIC_OF), a);
		f->unit = kept(text_of(r, COLUMN_STATISTIC_UNIT), a);
		f->time = kept(text_of(r, COLUMN_STATISTIC_TIME), a);
		f->value = kept(cell_text(row_cell(r, COLUMN_STATISTIC_VALUE),
		    a), a);
		f->number = strtod(f->value.s, NULL);
		f->sentence = kept(s->text, a);
		f->place = held_place(s->start, s->end, a);
		f->total = SAYS(s->text, to_date);
		f->whole = SAYS(s->text, of_place) ||
		    (by.area.s && str_has(s->text, by.group));
		f->own = SAYS(s->text, of_organ);
		f->sure = str_eq(text_of(r, COLUMN_STATISTIC_OF_CERTAINTY),
		    STR("sure"));
		f->alone = true;
		f->n = out->n;
	}
}

/* Then by the letters' dates, those without one last. */
static int by_key(const void *one, const void *two)
{
	const struct figure *x = one, *y = two;
	int c = strcmp(x->group.s, y->group.s);

	if (!c)
		c = strcmp(x->key.s, y->key.s);
	if (!c)
		c = held_compare(x->date, x->letter, y->date, y->letter);
	return c ? c : (x->n > y->n) - (x->n < y->n);
}

static bool is_one(const struct figure *x, const struct figure *y)
{
	return !strcmp(x->group.s, y->group.s) && !strcmp(x->key.s, y->key.s);
}

static bool same_value(const struct figure *x, const struct figure *y)
{
	return !(x->number < y->number || x->number > y->number);
}

/* Of figures with one key: which letters give it two values for one time. */
static void mark(struct figure *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t k = i; k-- > 0 && f[i].letter == f[k].letter; )
			if (str_eq(f[i].time, f[k].time) &&
			    !same_value(&f[i], &f[k]))
				f[i].alone = f[k].alone = false;
}

/* Whether their sentences speak of the same. */
static bool is_alike(const struct figure *x, const struct figure *y)
{
	struct alike one = {0};
	struct arena a = {0};
	alike_matches m;
	bool sure;

	alike_add(&one, x->sentence);
	alike_find(&m, &one, y->sentence, 0, &a);
	sure = m.n && alike_sure(m.v[0].likeness, m.v[0].common);
	alike_free(&one);
	arena_free(&a);
	return sure;
}

static bool is_issuers(const struct figure *x, const struct figure *y)
{
	return x->issuer.s && y->issuer.s && str_eq(x->issuer, y->issuer);
}

/* Whether they may be of one thing: of one issuer, or of one place, neither of
 * its organ's own. */
static bool comparable(const struct figure *x, const struct figure *y)
{
	return is_issuers(x, y) || (x->area.s && y->area.s &&
	    area_same(x->area, y->area) && !x->own && !y->own &&
	    ((x->whole && y->whole) || is_alike(x, y)));
}

static bool is_sure(const struct figure *x, const struct figure *y)
{
	return x->alone && y->alone && x->sure && y->sure &&
	    (is_issuers(x, y) || (x->whole && y->whole)) && is_alike(x, y);
}

static void tell(stats_cells *out, const char *what, const struct figure *x,
    const struct figure *y, struct arena *a)
{
	const str cell[BETWEEN_CONFLICT] = { str_of(what),
		is_sure(x, y) ? STR("sure") : STR("candidate"),
		x->issuer, x->of, x->unit,
		x->time, x->value, arena_printf(a, "%lld",
		    (long long)x->letter), x->sentence, x->place,
		y->issuer, y->time, y->value, arena_printf(a, "%lld",
		    (long long)y->letter), y->sentence, y->place };

	if (!x->asked && !y->asked)
		return;
	for (int i = 0; i < BETWEEN_CONFLICT; i++)
		*push(a, out) = kept(cell[i], a);
}

/* Whether the time of x lies before that of y: both said, and neither the
 * beginning of the other. */
static bool is_before(const struct figure *x, const struct figure *y)
{
	size_t n = x->time.len < y->time.len ? x->time.len : y->time.len;

	return n >= 4 && !str_has(x->time, STR("/")) && !str_has(y->time,
	    STR("/")) && memcmp(x->time.s, y->time.s, n) < 0;
}

static bool falls_from(const struct figure *x, const struct figure *y)
{
	return x->total && y->total && y->number < x->number &&
	    is_before(x, y);
}

/* Of figures with one key, in the order of letters: each pair of two letters that
 * does not go together, a figure that says again what an earlier one has said left out. */
static void pairs(stats_cells *out, struct figure *f, size_t n,
    struct arena *a)
{
	mark(f, n);
	for (size_t i = 1; i < n; i++) {
		const struct figure *differs = NULL, *falls = NULL;
		bool again = false;

		for (size_t k = 0; k < i; k++) {
			const bool at_once = str_eq(f[i].time, f[k].time);

			if (f[i].letter == f[k].letter || !(at_once ||
			    falls_from(&f[k], &f[i])) ||
			    !comparable(&f[i], &f[k]))
				continue;
			if (!at_once)
				falls = &f[k];
			else if (same_value(&f[i], &f[k]))
				again = true;
			else
				differs = &f[k];
		}
		if (differs && !again)
			tell(out, "differs", differs, &f[i], a);
		if (falls)
			tell(out, "falls", falls, &f[i], a);
	}
}

static bool read_all(figures *list, helds *all, const struct stats *s,
    struct arena *a)
{
	struct arena own = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < all->n; i++) {
		ok = held_read(&all->v[i], s->archive, &own, s->diag);
		if (ok)
			figures_add(list, &all->v[i], a);
		held_done(&all->v[i]);
		arena_reset(&own);
	}
	arena_free(&own);
	return ok;
}

bool between_conflicts(stats_cells *out, const struct stats *s)
{
	struct arena own = {0};
	figures list = {0};
	helds all;
	bool ok = held_find(&all, s->archive, s->query, s->arena, s->diag) &&
	    read_all(&list, &all, s, &own);

	*out = (stats_cells){0};
	if (list.n)
		qsort(list.v, list.n, sizeof(*list.v), by_key);
	for (size_t i = 0, k; ok && i < list.n; i += k) {
		for (k = 1; i + k < list.n && is_one(&list.v[i],
		    &list.v[i + k]); k++)
			;
		pairs(out, &list.v[i], k, s->arena);
	}
	arena_free(&own);
	return ok;
}
