/* SPDX-License-Identifier: MIT */
/*
 * Learn the weights by which the thing counted is chosen, from letters with
 * answers; not part of the program.
 *
 * usage: train OUT LETTER.json...        learn, write the weights to OUT
 *        train --folds LETTER.json...    leave out a folder in turn, score it
 *        train --on LETTER.json... -- LETTER.json...   learn, score the others
 *
 * An averaged perceptron that ranks: where a wrong choice comes within a margin
 * of the right one, the right one's features gain and the wrong one's lose.
 * Whole numbers and no chance: the same letters give the same bytes.
 */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "reading/counted.h"
#include "reading/reading.h"

enum { EPOCHS = 6, ROUNDS = 8, MARGIN = 20, LETTERS = 2000, LIMIT = 1 << 24 };
#define COUNT ((size_t)WEIGHTS)

/* A figure whose answer is known. */
struct lesson {
	size_t i;		/* of the letter's figures */
	uint32_t *of;		/* the answer, folded, without blanks */
	size_t n;
};

struct letter_lesson {
	const char *path, *folder;
	size_t folder_len;
	struct text text;
	struct letter letter;
	struct reader reader;
	struct counting counting;
	struct VEC(struct lesson) lessons;
	bool left_out;
};

static struct arena arena;
static struct patterns *patterns;
static struct letter_lesson *letters;
static size_t letter_count;
static weight learned[COUNT], kept[COUNT];
static int64_t averaged[COUNT], total[COUNT];
static int64_t now;

/* --- letters and answers */

static uint32_t *folded(const char *text, size_t *n)
{
	size_t all, k = 0;
	uint32_t *c = utf8_points(&arena, str_of(text), &all);

	for (size_t i = 0; i < all; i++) {
		uint32_t x = fold_point(c[i]);

		if (!utf_is_space(x) && x != '*' && x != '#')
			c[k++] = x;
	}
	*n = k;
	return c;
}

/* The span's characters without blanks. */
static size_t words_of(const struct reader *r, struct span s, uint32_t *out)
{
	size_t n = 0;

	for (uint32_t i = s.start; i < s.end && n < 200; i++)
		if (!utf_is_space(r->f[i]) && r->f[i] != '*' && r->f[i] != '#')
			out[n++] = r->f[i];
	return n;
}

static bool same(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	return n == m && !memcmp(a, b, n * sizeof(*a));
}

static bool has(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	for (size_t i = 0; i + m <= n; i++)
		if (same(a + i, m, b, m))
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

/* Join the answers to the figures, in the order of the text. */
static void join(struct letter_lesson *l, const json_t *answer)
{
	const json_t *list = json_object_get(answer, "statistics");
	struct counting *c = &l->counting;
	size_t from = 0;

	for (size_t k = 0; k < json_array_size(list); k++) {
		const json_t *s = json_array_get(list, k);
		const char *text = json_string_value(json_object_get(s, "text"));
		const char *of = json_string_value(json_object_get(s, "of"));
		size_t n, i = from;
		uint32_t *want = folded(text ? text : "", &n), have[200];

		for (; i < c->n; i++) {
			size_t m = words_of(c->r, c->v[i]->value.in, have);

			if (same(want, n, have, m))
				break;
		}
		if (i == c->n || !of)
			continue;
		from = i + 1;
		if (!c->v[i]->statistic.of.s) {
			struct lesson *x = push(&arena, &l->lessons);

			x->i = i;
			x->of = folded(of, &x->n);
		}
	}
}

static bool open_letter(struct letter_lesson *l, const char *json)
{
	static const char *const ends[] = { "txt", "html" };
	const struct reading_options o = { .patterns = patterns };
	struct diag d = {0};
	json_t *answer = json_load_file(json, 0, NULL);
	size_t len = strlen(json) - strlen("json");
	const char *slash = strrchr(json, '/');
	str bytes;

	l->path = json;
	l->folder = json;
	l->folder_len = slash ? (size_t)(slash - json) : 0;
	for (int k = 0; answer && k < 2; k++) {
		const char *path = arena_printf(&arena, "%.*s%s", (int)len, json,
		    ends[k]).s;
		FILE *f = fopen(path, "r");

		if (!f)
			continue;
		fclose(f);
		l->reader = (struct reader){ .a = &arena, .l = &l->letter,
		    .text = &l->text, .patterns = patterns };
		if (file_read(&bytes, path, LIMIT, &arena, &d) &&
		    text_decode(&l->text, bytes, &(struct text_options){0},
		    &arena, &d) && reading_prepare(&l->reader, &o, &d)) {
			counting_open(&l->counting, &l->reader);
			join(l, answer);
			json_decref(answer);
			return true;
		}
	}
	json_decref(answer);
	fprintf(stderr, "train: cannot read %s\n", json);
	return false;
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
static void lesson_learn(struct letter_lesson *l, struct lesson *x)
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
		uint32_t have[200];
		size_t m = words_of(&l->reader, all[k].in, have);

		kind[k] = same(x->of, x->n, have, m) ? 2 :
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

static void learn_once(uint32_t seed)
{
	memset(learned, 0, sizeof(learned));
	memset(averaged, 0, sizeof(averaged));
	now = 1;
	for (int e = 0; e < EPOCHS; e++) {
		size_t *order = arena_new(&arena, size_t, letter_count);

		for (size_t i = 0; i < letter_count; i++) {
			size_t k;

			seed = seed * 1664525u + 1013904223u;
			k = (seed >> 8) % (i + 1);
			order[i] = order[k];
			order[k] = i;
		}
		for (size_t i = 0; i < letter_count; i++) {
			struct letter_lesson *l = &letters[order[i]];

			if (l->left_out)
				continue;
			l->counting.weights = learned;
			l->counting.beam = INT32_MAX / 4;
			no_history(&l->counting);
			for (size_t k = 0; k < l->lessons.n; k++)
				lesson_learn(l, &l->lessons.v[k]);
		}
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
}

static int by_size(const void *a, const void *b)
{
	int64_t x = llabs(*(const int64_t *)a), y = llabs(*(const int64_t *)b);

	return (x > y) - (x < y);
}

/* The average, as bytes: the greatest few in a thousand are cut to fit. */
static void keep_weights(void)
{
	static int64_t sorted[COUNT];
	int64_t top;
	size_t n = 0;

	for (size_t i = 0; i < COUNT; i++) {
		if (total[i])
			sorted[n++] = total[i];
	}
	qsort(sorted, n, sizeof(*sorted), by_size);
	top = n ? llabs(sorted[n - 1 - n / 2000]) : 1;
	for (size_t i = 0; i < COUNT; i++) {
		int64_t x = (total[i] * 254 + (total[i] < 0 ? -top : top)) /
		    (2 * top);

		kept[i] = (weight)(x > 127 ? 127 : x < -127 ? -127 : x);
	}
}

static bool write_weights(FILE *f)
{
	for (size_t i = 0; i < COUNT; i++)
		if (putc((unsigned char)kept[i], f) == EOF)
			return false;
	return true;
}

/* --- scoring */

struct tally {
	size_t all, exact, right;
	struct { int32_t margin; bool right; } *v;
	size_t n;
};

static int by_margin(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x < *y) - (*x > *y);
}

static bool verbose;

static void lesson_score(struct letter_lesson *l, struct lesson *x,
    struct tally *t, const struct choice *best, int32_t ahead)
{
	uint32_t have[200];
	size_t m = best ? words_of(&l->reader, best->in, have) : 0;
	bool right = near(x->of, x->n, have, m);

	t->all++;
	t->exact += same(x->of, x->n, have, m);
	t->right += right;
	t->v[t->n].margin = ahead;
	t->v[t->n++].right = right;
	if (verbose && !right) {
		const struct reader *r = &l->reader;
		struct span s = l->counting.v[x->i]->value.in;
		uint32_t a = s.start > 40 ? s.start - 40 : 0;
		str before = utf8_of(&arena, r->f + a, s.start - a);

		printf("%s\twant %s\tgot %s\t%d\t%s【%s】%s\n",
		    strrchr(l->path, '/') - 1, utf8_of(&arena, x->of, x->n).s,
		    utf8_of(&arena, have, m).s, ahead, before.s,
		    utf8_of(&arena, r->f + s.start, span_len(s)).s,
		    utf8_of(&arena, r->f + s.end, s.end + 15 < r->n ? 15 : 0).s);
	}
}

static void letter_score(struct letter_lesson *l, struct tally *t)
{
	struct counting *c = &l->counting;
	size_t k = 0;

	c->weights = kept;
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
		if (k < l->lessons.n && l->lessons.v[k].i == i)
			lesson_score(l, &l->lessons.v[k++], t, best,
			    ahead);
	}
}

/* From which margin up so many in a thousand are right. */
static int32_t threshold(struct tally *t, unsigned per_mille, size_t *above)
{
	size_t right = 0;
	int32_t found = INT32_MAX;

	qsort(t->v, t->n, sizeof(*t->v), by_margin);
	*above = 0;
	for (size_t i = 0; i < t->n; i++) {
		right += t->v[i].right;
		if (1000 * right >= per_mille * (i + 1)) {
			found = t->v[i].margin;
			*above = i + 1;
		}
	}
	return found;
}

static void print_tally(const char *name, size_t len, const struct tally *t)
{
	printf("%-10.*s %5zu  exact %.4f  right %.4f\n", (int)len, name, t->all,
	    (double)t->exact / (double)(t->all ? t->all : 1),
	    (double)t->right / (double)(t->all ? t->all : 1));
}

static void print_thresholds(struct tally *t)
{
	static const unsigned levels[] = { 995, 990, 980, 970, 950, 900 };
	size_t above;

	for (size_t k = 0; k < sizeof(levels) / sizeof(*levels); k++) {
		int32_t at = threshold(t, levels[k], &above);

		printf("  %u per mille from margin %d: %zu of %zu\n", levels[k],
		    (int)at, above, t->n);
	}
}

static bool same_folder(const struct letter_lesson *a,
    const struct letter_lesson *b)
{
	return a->folder_len == b->folder_len &&
	    !memcmp(a->folder, b->folder, a->folder_len);
}

static void tally_add(struct tally *all, const struct tally *t)
{
	all->all += t->all;
	all->exact += t->exact;
	all->right += t->right;
	memcpy(all->v + all->n, t->v, t->n * sizeof(*t->v));
	all->n += t->n;
}

static struct tally tally_new(void)
{
	struct tally t = {0};

	t.v = arena_alloc(&arena, sizeof(*t.v), 8, 60000);
	return t;
}

/* Each folder, which is a hand, is left out once. */
static void folds(void)
{
	struct tally all = tally_new();
	size_t folder = 0, *of = arena_new(&arena, size_t, letter_count);

	for (size_t i = 0; i < letter_count; i++)
		of[i] = i && !same_folder(&letters[i - 1], &letters[i]) ?
		    ++folder : folder;
	for (size_t g = 0; g <= folder; g++) {
		struct tally t = tally_new();
		const char *name = "";

		for (size_t i = 0; i < letter_count; i++)
			letters[i].left_out = of[i] == g;
		learn();
		keep_weights();
		for (size_t i = 0; i < letter_count; i++)
			if (letters[i].left_out) {
				letter_score(&letters[i], &t);
				name = letters[i].folder +
				    letters[i].folder_len - 1;
			}
		print_tally(name, 1, &t);
		fflush(stdout);
		tally_add(&all, &t);
	}
	print_tally("all", 3, &all);
	print_thresholds(&all);
}

static void on_others(size_t from)
{
	struct tally t = tally_new();

	for (size_t i = 0; i < letter_count; i++)
		letters[i].left_out = i >= from;
	learn();
	keep_weights();
	for (size_t i = from; i < letter_count; i++)
		letter_score(&letters[i], &t);
	print_tally("others", 6, &t);
	print_thresholds(&t);
}

int main(int argc, char **argv)
{
	size_t others = 0;
	bool by_folds = argc > 1 && !strcmp(argv[1], "--folds");
	bool on = argc > 1 && !strcmp(argv[1], "--on");

	if (argc < 3)
		return 2;
	verbose = getenv("VERBOSE") != NULL;
	patterns = patterns_new();
	letters = arena_new(&arena, struct letter_lesson, LETTERS);
	for (int i = 2; i < argc; i++)
		if (!strcmp(argv[i], "--"))
			others = letter_count;
		else if (open_letter(&letters[letter_count], argv[i]))
			letter_count++;
	if (by_folds) {
		folds();
	} else if (on) {
		on_others(others);
	} else {
		FILE *f = fopen(argv[1], "wb");

		learn();
		keep_weights();
		if (!f || !write_weights(f) || fclose(f))
			return 1;
	}
	patterns_free(patterns);
	arena_free(&arena);
	return 0;
}
