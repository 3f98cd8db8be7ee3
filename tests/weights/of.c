/* SPDX-License-Identifier: MIT */
/*
 * What a figure counts: an averaged perceptron that ranks.  Where a wrong choice
 * comes within a margin of the right one, the right one's features gain and the
 * wrong one's lose.
 */
#include <stdio.h>
#include <string.h>

#include "reading/counted.h"
#include "train.h"

enum { EPOCHS = 6, ROUNDS = 12, MARGIN = 20 };
#define COUNT ((size_t)WEIGHTS)

/* A figure whose answer is known. */
struct lesson {
	size_t i;		/* of the letter's figures */
	uint32_t *of;		/* the answer, folded, without blanks */
	size_t n;
};

struct of_lessons {
	struct counting counting;
	struct VEC(struct lesson) lessons;
};

static weight learned[COUNT];
static int8_t kept[COUNT];
/* kept, as wide as what is learned */
static weight wide[COUNT];
static int64_t averaged[COUNT], total[COUNT];
static int64_t now;

/* --- answers */

static bool has(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	for (size_t i = 0; i + m <= n; i++)
		if (words_same(a + i, m, b, m))
			return true;
	return false;
}

/* How many of the pairs of a's characters b has, each once. */
static size_t shared(const uint32_t *a, size_t n, const uint32_t *b, size_t m,
    size_t *own)
{
	size_t both = 0;

	*own = 0;
	for (size_t i = 0; i + 1 < n; i++) {
		if (has(a, i + 1, a + i, 2))
			continue;
		++*own;
		both += has(b, m, a + i, 2);
	}
	return both;
}

/* As tests/accuracy/score.py has it: near(). */
static bool near(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	size_t x, y, both;

	if (!n || !m)
		return false;
	if (n >= m ? has(a, n, b, m) : has(b, m, a, n))
		return 10 * (n < m ? n : m) >= 4 * (n < m ? m : n);
	both = shared(a, n, b, m, &x);
	shared(b, m, a, n, &y);
	return x + y && 4 * both >= x + y;
}

static void lesson_add(struct of_lessons *o, size_t i, const char *of)
{
	struct lesson *x;

	if (o->counting.v[i]->statistic.of.s)	/* a table's cell has it */
		return;
	x = push(&arena, &o->lessons);
	x->i = i;
	x->of = words_folded(of, &x->n);
}

/* A case has as many results as figures, or teaches nothing. */
static void open_case(const json_t *list, struct of_lessons *o)
{
	if (json_array_size(list) != o->counting.n)
		return;
	for (size_t i = 0; i < o->counting.n; i++)
		lesson_add(o, i, json_string_value(json_array_get(list, i)));
}

/* Join the answers to the figures, in the order of the text. */
static void open(struct lesson_letter *l)
{
	const json_t *list = json_object_get(l->answer, "statistics");
	struct of_lessons *o = arena_new(&arena, struct of_lessons, 1);
	struct counting *c = &o->counting;
	size_t from = 0;

	l->lessons = o;
	entities_read(&l->reader, l->letter.body->in);
	counting_open(c, &l->reader);
	open_case(json_object_get(l->answer, CASES), o);
	for (size_t k = 0; k < json_array_size(list); k++) {
		const json_t *s = json_array_get(list, k);
		const char *text = json_string_value(json_object_get(s, "text"));
		const char *of = json_string_value(json_object_get(s, "of"));
		size_t n, i = from;
		uint32_t *want = words_folded(text ? text : "", &n);
		uint32_t have[WORDS_MOST];

		for (; i < c->n; i++) {
			size_t m = words_of(c->r, c->v[i]->value.in, have);

			if (words_same(want, n, have, m))
				break;
		}
		if (i == c->n || !of)
			continue;
		from = i + 1;
		lesson_add(o, i, of);
	}
}

/* --- learning */

static void change(const struct figure *f, struct span s, int32_t by)
{
	uint32_t v[FEATURES];
	size_t n = figure_features(f, s, v);

	for (size_t i = 0; i < n; i++) {
		learned[v[i]] += by;
		averaged[v[i]] += by * now;
	}
}

static void set_of(struct counting *c, size_t i, struct span s)
{
	c->v[i]->statistic.of_in = s;
}

/* The best right choice must be ahead of every wrong one. */
static void lesson_learn(struct of_lessons *l, struct lesson *x)
{
	struct choice all[CHOICES], *right = NULL, *rival = NULL;
	struct figure f;
	size_t n;
	int32_t most = 0;
	char kind[CHOICES];

	l->counting.now++;
	figure_open(&f, &l->counting, x->i);
	n = figure_choices(&f, all);
	for (size_t k = 0; k < n; k++) {
		uint32_t have[WORDS_MOST];
		size_t m = words_of(l->counting.r, all[k].in, have);

		kind[k] = words_same(x->of, x->n, have, m) ? 2 :
		    near(x->of, x->n, have, m);
		if (kind[k] == 2 && (!right || all[k].score > right->score))
			right = &all[k];
	}
	now++;
	if (right)
		for (size_t k = 0; k < n; k++) {
			int32_t score = all[k].score + (kind[k] ? MARGIN / 3 :
			    MARGIN);

			if (kind[k] < 2 && (!rival || score > most)) {
				rival = &all[k];
				most = score;
			}
		}
	if (right && rival && most > right->score) {
		change(&f, right->in, 1);
		change(&f, rival->in, -1);
	}
	set_of(&l->counting, x->i, right ? right->in : n ? all[0].in :
	    (struct span){0});
}

static void no_history(struct counting *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (!c->v[i]->statistic.of.s)
			c->v[i]->statistic.of_in = (struct span){0};
}

static void letter_learn(struct of_lessons *l)
{
	l->counting.weights = learned;
	l->counting.beam = INT32_MAX / 4;
	no_history(&l->counting);
	for (size_t k = 0; k < l->lessons.n; k++)
		lesson_learn(l, &l->lessons.v[k]);
}

static void learn_once(uint32_t seed)
{
	memset(learned, 0, sizeof(learned));
	memset(averaged, 0, sizeof(averaged));
	now = 1;
	for (int e = 0; e < EPOCHS; e++) {
		size_t *order = shuffled(letter_count, &seed);

		for (size_t i = 0; i < letter_count; i++)
			if (!letters[order[i]].left_out)
				letter_learn(letters[order[i]].lessons);
	}
}

static void learn(void)
{
	memset(total, 0, sizeof(total));
	for (int k = 0; k < ROUNDS; k++) {
		learn_once((uint32_t)k + 1);
		for (size_t i = 0; i < COUNT; i++)
			total[i] += learned[i] * now - averaged[i];
	}
	weights_keep(total, COUNT, kept);
	for (size_t i = 0; i < COUNT; i++)
		wide[i] = kept[i];
}

/* --- scoring */

static void lesson_score(const struct lesson_letter *l,
    const struct lesson *x, struct tally *t, const struct choice *best, int32_t ahead)
{
	uint32_t have[WORDS_MOST];
	size_t m = best ? words_of(&l->reader, best->in, have) : 0;
	bool right = near(x->of, x->n, have, m);

	tally_add(t, words_same(x->of, x->n, have, m), right, ahead);
	if (verbose && !right) {
		const struct reader *r = &l->reader;
		const struct of_lessons *o = l->lessons;
		struct span s = o->counting.v[x->i]->value.in;
		uint32_t a = s.start > 40 ? s.start - 40 : 0;
		str before = utf8_of(&arena, r->f + a, s.start - a);

		printf("%s\twant %s\tgot %s\t%d\t%s【%s】%s\n",
		    strrchr(l->path, '/') - 1, utf8_of(&arena, x->of, x->n).s,
		    utf8_of(&arena, have, m).s, ahead, before.s,
		    utf8_of(&arena, r->f + s.start, span_len(s)).s,
		    utf8_of(&arena, r->f + s.end, s.end + 15 < r->n ? 15 : 0).s);
	}
}

static void letter_score(struct lesson_letter *l, struct tally *t)
{
	struct of_lessons *o = l->lessons;
	struct counting *c = &o->counting;
	size_t k = 0;

	c->weights = wide;
	c->beam = BEAM;
	c->now++;
	no_history(c);
	for (size_t i = 0; i < c->n; i++) {
		struct choice all[CHOICES], *best = NULL;
		struct figure f;
		int32_t ahead = 0;
		size_t n;

		if (c->v[i]->statistic.of.s)
			continue;
		figure_open(&f, c, i);
		n = figure_choices(&f, all);
		if (n)
			best = &all[choice_best(&f, all, n, &ahead)];
		if (best)
			set_of(c, i, best->in);
		if (k < o->lessons.n && o->lessons.v[k].i == i)
			lesson_score(l, &o->lessons.v[k++], t, best,
			    ahead);
	}
}

const struct subject subject_of = { .name = "of", .open = open,
	.learn = learn, .score = letter_score, .kept = kept, .count = COUNT,
	.answers = CASES };
