/* SPDX-License-Identifier: MIT */
/*
 * Learn the weights by which the reading chooses, from letters with answers;
 * not part of the program.
 *
 * usage: train SUBJECT OUT LETTER.json...        learn, write the weights to OUT
 *        train SUBJECT --folds LETTER.json...    leave out a folder in turn, score
 *                                                it
 *        train SUBJECT --on LETTER.json... -- LETTER.json...   learn, score the
 *                                                others
 * A file of cases (tests/reading/organ.txt, of.txt, part.txt, status.txt) teaches as
 * letters do.
 * SUBJECT: of, what a figure counts; organ, where the name of an organization
 * begins; part, which figure is part of which; status, what became of an item.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "reading/reading.h"
#include "choose.h"

enum { LETTERS = 2000, LIMIT = 1 << 24, TALLY = 60000 };

struct arena arena;
struct lesson_letter *letters;
size_t letter_count;
bool verbose;
static struct patterns *patterns;

/* --- letters and answers */

uint32_t *words_folded(const char *text, size_t *n)
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

size_t words_of(const struct reader *r, struct span s, uint32_t *out)
{
	size_t n = 0;

	for (uint32_t i = s.start; i < s.end && n < WORDS_MOST; i++)
		if (!utf_is_space(r->f[i]) && r->f[i] != '*' && r->f[i] != '#')
			out[n++] = r->f[i];
	return n;
}

bool words_same(const uint32_t *a, size_t n, const uint32_t *b, size_t m)
{
	return n == m && !memcmp(a, b, n * sizeof(*a));
}

static bool read_letter(struct lesson_letter *l, const struct subject *subject,
    str bytes)
{
	const struct reading_options o = { .patterns = patterns };
	struct diag d = {0};
	bool good;

	l->reader = (struct reader){ .a = &arena, .l = &l->letter,
	    .text = &l->text, .patterns = patterns };
	good = text_decode(&l->text, bytes, &(struct text_options){0}, &arena,
	    &d) && reading_prepare(&l->reader, &o, &d);
	diag_clear(&d);
	if (good)
		subject->open(l);
	return good;
}

static bool open_letter(struct lesson_letter *l, const struct subject *subject,
    const char *json)
{
	static const char *const ends[] = { "txt", "html" };
	size_t len = strlen(json) - strlen("json");
	const char *slash = strrchr(json, '/');
	bool good = false;

	l->answer = json_load_file(json, 0, NULL);
	l->path = json;
	l->folder = json;
	l->folder_len = slash ? (size_t)(slash - json) : 0;
	for (int k = 0; l->answer && !good && k < 2; k++) {
		const char *path = arena_printf(&arena, "%.*s%s", (int)len, json,
		    ends[k]).s;
		struct diag d = {0};
		str bytes;

		good = file_read(&bytes, path, LIMIT, &arena, &d) &&
		    read_letter(l, subject, bytes);
		diag_clear(&d);
	}
	if (!good) {
		json_decref(l->answer);
		fprintf(stderr, "train: cannot read %s\n", json);
	}
	return good;
}

/* The results of a case as an answer: none for "-". */
static json_t *case_answer(char *results, const char *name)
{
	json_t *list = json_array();

	for (char *next = results, *end; next && strcmp(results, "-") != 0;
	    next = end) {
		end = strstr(next, " | ");
		if (end) {
			*end = '\0';
			end += strlen(" | ");
		}
		json_array_append_new(list, json_string(next));
	}
	return json_pack("{so}", name, list);
}

/* The lines of a case: ⏎ between them. */
static void lines_break(char *line)
{
	static const char sign[] = "⏎";

	for (char *at; (at = strstr(line, sign)); ) {
		*at = '\n';
		memmove(at + 1, at + strlen(sign), strlen(at + strlen(sign)) +
		    1);
	}
}

/* A case of tests/reading as a letter: its words and what is read in them. */
static bool open_case(struct lesson_letter *l, const struct subject *subject,
    char *line)
{
	char *arrow = strstr(line, " → "), *either;
	str bytes;

	if (*line == '#' || !arrow)
		return false;
	*arrow = '\0';
	arrow += strlen(" → ");
	either = strstr(arrow, " ‖ ");
	if (either)
		*either = '\0';
	if (!strncmp(line, "? ", 2))
		line += 2;
	lines_break(line);
	bytes = arena_printf(&arena, "张三代表：\n您提出的关于修路的建议收悉，"
	    "现答复如下：\n%s\n甲县水利局\n2024年5月20日\n", line);
	l->path = l->folder = "tests/reading";
	l->folder_len = strlen(l->folder);
	l->answer = case_answer(arrow, subject->answers);
	if (read_letter(l, subject, bytes))
		return true;
	json_decref(l->answer);
	return false;
}

static void open_cases(const struct subject *subject, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[4096];

	while (f && subject->answers && fgets(line, sizeof(line), f)) {
		line[strcspn(line, "\n")] = '\0';
		letter_count += open_case(&letters[letter_count], subject,
		    line);
	}
	if (f)
		fclose(f);
}

/* --- learning */

size_t *shuffled(size_t n, uint32_t *seed)
{
	size_t *order = arena_new(&arena, size_t, n);

	for (size_t i = 0; i < n; i++) {
		size_t k;

		*seed = *seed * 1664525u + 1013904223u;
		k = (*seed >> 8) % (i + 1);
		order[i] = order[k];
		order[k] = i;
	}
	return order;
}

static int by_size(const void *a, const void *b)
{
	int64_t x = llabs(*(const int64_t *)a), y = llabs(*(const int64_t *)b);

	return (x > y) - (x < y);
}

void weights_keep(const int64_t *sum, size_t n, int8_t *out)
{
	int64_t *sorted = arena_new(&arena, int64_t, n), top;
	size_t some = 0;

	for (size_t i = 0; i < n; i++)
		if (sum[i])
			sorted[some++] = sum[i];
	qsort(sorted, some, sizeof(*sorted), by_size);
	top = some ? llabs(sorted[some - 1 - some / 2000]) : 1;
	for (size_t i = 0; i < n; i++) {
		int64_t x = (sum[i] * 254 + (sum[i] < 0 ? -top : top)) /
		    (2 * top);

		out[i] = (int8_t)(x > 127 ? 127 : x < -127 ? -127 : x);
	}
}

static bool write_weights(const struct subject *s, const char *path)
{
	FILE *f = fopen(path, "wb");
	bool good = f && fwrite(s->kept, 1, s->count, f) == s->count;

	return (!f || !fclose(f)) && good;
}

/* --- scoring */

void tally_add(struct tally *t, bool exact, bool right, int32_t margin)
{
	t->all++;
	t->exact += exact;
	t->right += right;
	t->v[t->n].margin = margin;
	t->v[t->n++].right = right;
}

static int by_margin(const void *a, const void *b)
{
	const int32_t *x = a, *y = b;

	return (*x < *y) - (*x > *y);
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

static void learn(const struct subject *s)
{
	if (s->chooser)
		choose_learn(s->chooser);
	else
		s->learn();
}

static void score(const struct subject *s, struct lesson_letter *l,
    struct tally *t)
{
	if (s->chooser)
		choose_score(s->chooser, l, t);
	else
		s->score(l, t);
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

static bool same_folder(const struct lesson_letter *a,
    const struct lesson_letter *b)
{
	return a->folder_len == b->folder_len &&
	    !memcmp(a->folder, b->folder, a->folder_len);
}

static void tally_join(struct tally *all, const struct tally *t)
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

	t.v = arena_alloc(&arena, sizeof(*t.v), 8, TALLY);
	return t;
}

/* Each folder, which is a hand, is left out once. */
static void folds(const struct subject *s)
{
	struct tally all = tally_new();
	size_t folder = 0, *of = arena_new(&arena, size_t, letter_count);

	for (size_t i = 0; i < letter_count; i++)
		of[i] = i && !same_folder(&letters[i - 1], &letters[i]) ?
		    ++folder : folder;
	for (size_t g = 0; g <= folder; g++) {
		struct tally t = tally_new();
		const char *name = "";
		size_t len = 0;

		for (size_t i = 0; i < letter_count; i++)
			letters[i].left_out = of[i] == g;
		learn(s);
		for (size_t i = 0; i < letter_count; i++)
			if (letters[i].left_out) {
				score(s, &letters[i], &t);
				name = letters[i].folder;
				len = letters[i].folder_len;
			}
		for (const char *slash; (slash = memchr(name, '/', len));
		    name = slash + 1)
			len -= (size_t)(slash + 1 - name);
		print_tally(name, len, &t);
		fflush(stdout);
		tally_join(&all, &t);
	}
	print_tally("all", 3, &all);
	print_thresholds(&all);
}

static void on_others(const struct subject *s, size_t from)
{
	struct tally t = tally_new();

	for (size_t i = 0; i < letter_count; i++)
		letters[i].left_out = i >= from;
	learn(s);
	for (size_t i = from; i < letter_count; i++)
		score(s, &letters[i], &t);
	print_tally("others", 6, &t);
	print_thresholds(&t);
}

static const struct subject *subject_named(const char *name)
{
	static const struct subject *const all[] = { &subject_of,
	    &subject_organ, &subject_part, &subject_status };

	for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
		if (!strcmp(all[i]->name, name))
			return all[i];
	return NULL;
}

int main(int argc, char **argv)
{
	const struct subject *s = argc > 3 ? subject_named(argv[1]) : NULL;
	size_t others = 0;
	int rc = 0;

	if (!s)
		return 2;
	verbose = getenv("VERBOSE") != NULL;
	patterns = patterns_new();
	letters = arena_new(&arena, struct lesson_letter, LETTERS);
	for (int i = 3; i < argc; i++)
		if (!strcmp(argv[i], "--"))
			others = letter_count;
		else if (!strcmp(strrchr(argv[i], '.'), ".txt"))
			open_cases(s, argv[i]);
		else
			letter_count += open_letter(&letters[letter_count], s,
			    argv[i]);
	if (!strcmp(argv[2], "--folds")) {
		folds(s);
	} else if (!strcmp(argv[2], "--on")) {
		on_others(s, others);
	} else {
		learn(s);
		rc = !write_weights(s, argv[2]);
	}
	for (size_t i = 0; i < letter_count; i++)
		json_decref(letters[i].answer);
	patterns_free(patterns);
	arena_free(&arena);
	return rc;
}
