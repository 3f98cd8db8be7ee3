/* SPDX-License-Identifier: MIT */
/*
 * Microseconds of the processor that a job takes of a letter, in one process.
 * usage: bench LETTER [TIMES [JOB]]
 *        bench --built
 * JOB: a row below; record where none is said.  Instructions are counted by
 * valgrind --tool=callgrind --toggle-collect=job, which leaves out the first
 * round: patterns are compiled there.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "cli/lang.h"
#include "pipeline.h"
#include "publish/publish.h"
#include "reading/pattern.h"
#include "reading/reading.h"

/* What jobs work with; all that they make lives in a. */
struct bench {
	struct pipeline p;
	struct arena a;
	struct diag d;
	str bytes;
	xmlDoc *record;		/* of the letter, made before */
	struct publish_sheet *html, *text;
};

/* The letter's words to what they say. */
static bool read_letter(struct bench *b)
{
	const struct reading_options o = { .patterns = b->p.patterns,
		.part = 1 };
	struct text text;
	struct letter l;

	return text_decode(&text, b->bytes, &b->p.text, &b->a, &b->d) &&
	    reading_read(&l, &text, &o, &b->a, &b->d);
}

static bool sheets(struct bench *b, xmlDoc *doc)
{
	str out;

	return publish_apply(&out, b->html, doc, &b->a, &b->d) &&
	    publish_apply(&out, b->text, doc, &b->a, &b->d);
}

/* The letter to valid XML, and where all is set to HTML, text and JSON. */
static bool make(struct bench *b, bool all)
{
	const struct provenance from = { STR("letter"), {0}, {0} };
	struct document doc;
	bool ok = pipeline_read(&doc, b->bytes, &from, &b->p, &b->a, &b->d) &&
	    record_write(doc.doc, &b->a).len && (!all || (sheets(b, doc.doc) &&
	    publish_json(doc.doc, 0, &b->a).len));

	pipeline_done(&doc);
	return ok;
}

static bool make_record(struct bench *b)
{
	return make(b, false);
}

static bool make_outputs(struct bench *b)
{
	return make(b, true);
}

/* What the libraries take, given a tree. */
static bool validate(struct bench *b)
{
	return record_validate(b->record, b->p.schema, DIAG_DEFECT, &b->d);
}

static bool apply(struct bench *b)
{
	return validate(b) && sheets(b, b->record);
}

static const struct job {
	const char *name;
	bool (*run)(struct bench *b);
} jobs[] = {
	{ "read", read_letter },
	{ "record", make_record },
	{ "outputs", make_outputs },
	{ "validate", validate },
	{ "libraries", apply },
};

/* Callgrind counts what it calls: see main. */
bool job(const struct job *j, struct bench *b);
bool job(const struct job *j, struct bench *b)
{
	return j->run(b);
}

static int by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return 1e6 * (double)t.tv_sec + 1e-3 * (double)t.tv_nsec;
}

/* All that jobs need, and the first round. */
static bool start(struct bench *b, const char *path, struct arena *file)
{
	const struct provenance from = { STR("letter"), {0}, {0} };
	struct document doc;
	bool ok;

	record_init();
	publish_init();
	if (!pipeline_start(&b->p, (str){0}, &b->d) ||
	    !file_read(&b->bytes, path, 64 << 20, file, &b->d))
		return false;
	b->html = publish_sheet_builtin("html", &b->d);
	b->text = publish_sheet_builtin("text", &b->d);
	ok = b->html && b->text &&
	    pipeline_read(&doc, b->bytes, &from, &b->p, file, &b->d);
	if (ok) {
		b->record = doc.doc;
		doc.doc = NULL;
	}
	pipeline_done(&doc);
	return ok;
}

static const struct job *job_of(const char *name)
{
	for (size_t i = 0; i < sizeof(jobs) / sizeof(*jobs); i++)
		if (!strcmp(jobs[i].name, name))
			return &jobs[i];
	return NULL;
}

/* What counts of instructions depend on. */
static int built(void)
{
#ifdef __clang__
	printf("clang %d", __clang_major__);
#else
	printf("gcc %d", __GNUC__);
#endif
	printf(" %s\n", OPTIMISED);
	return 0;
}

int main(int argc, char **argv)
{
	const int times = argc > 2 ? atoi(argv[2]) : 2000;
	bool (*volatile round)(const struct job *, struct bench *) = job;
	const struct job *j = job_of(argc > 3 ? argv[3] : "record");
	double *took = calloc((size_t)(times > 0 ? times : 1), sizeof(*took));
	struct bench b = {0};
	struct arena file = {0};

	if (argc == 2 && !strcmp(argv[1], "--built"))
		return built();
	if (argc < 2 || times < 1 || !j || !took ||
	    !start(&b, argv[1], &file)) {
		diag_print(&b.d, stderr);
		return 2;
	}
	for (int i = 0; i < times; i++) {
		const double begun = now();

		if (!round(j, &b)) {	/* never inlined */
			diag_print(&b.d, stderr);
			return 1;
		}
		arena_reset(&b.a);
		took[i] = now() - begun;
	}
	printf("first %.0f us", took[0]);
	qsort(took, (size_t)times, sizeof(*took), by_size);
	printf(", median %.0f us, slowest tenth %.0f us, of %d\n",
	    took[times / 2], took[times * 9 / 10], times);
	return 0;
}
