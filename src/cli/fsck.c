/* SPDX-License-Identifier: MIT */
/* dafu fsck: whether an archive still is what was put into it. */
#define _DEFAULT_SOURCE
#include "archive/fixity.h"

#include <errno.h>
#include <poll.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/plain.h"
#include "cli/cli.h"
#include "cli/clock.h"
#include "cli/deep.h"
#include "cli/progress.h"
#include "cli/table.h"
#include "work/fd.h"
#include "work/message.h"

#define WORKERS 64

/* A fault on its way from a worker, its detail's bytes behind it; or, last of
 * all, whether the worker could look at all. */
struct told {
	struct fault fault;
	bool last, ok;
};

/* Workers: one for each part of the documents and records, and one behind them
 * for the file as a whole. */
struct job {
	const char *where, *format;
	struct letter_options reading;
	struct worker_limits limits;
	bool deep;
	enum table_format how;
	size_t jobs;
	bool any_file_system;
	struct arena arena;
	struct VEC(struct fault) faults;
	struct diag diag;
	struct progress progress;
	struct fsck *part;		/* in memory that all share */
	pid_t pid[WORKERS + 1];
	struct pollfd from[WORKERS + 1];
};

static struct archive *open_archive(const struct job *j, struct diag *d)
{
	const struct archive_options o = { .check = true,
		.force = j->any_file_system };

	return archive_open(j->where, &o, d);
}

static void pass_on(void *arg, const struct fault *f)
{
	int fd = *(int *)arg;
	struct told t = { .fault = *f };

	if (!fd_send(fd, &t, sizeof(t)) ||
	    !fd_send(fd, f->detail.s, f->detail.len))
		_exit(EXIT_SYSTEM);
}

/* A worker; never returns. */
static void look(struct job *j, size_t n, int fd)
{
	struct fsck *f = &j->part[n];
	struct told t = { .last = true };

	f->sink = (struct fault_sink){ pass_on, &fd };
	f->archive = open_archive(j, &j->diag);
	if (n == j->jobs) {
		t.ok = f->archive &&
		    archive_check(f->archive, &f->sink, &j->diag);
	} else {
		f->part = (int)n;
		f->parts = (int)j->jobs;
		f->schema = record_schema_open(j->reading.schema, &j->diag);
		t.ok = f->archive && f->schema && fsck_part(f, &j->diag);
	}
	archive_close(f->archive);
	/* damage is a fault that was told; the rest only the worker can say */
	if (!t.ok && j->diag.worst == SEVERITY_SYSTEM)
		diag_print(&j->diag, stderr);
	fd_send(fd, &t, sizeof(t));
	_exit(EXIT_DONE);
}

static bool start(struct job *j, size_t n)
{
	int pair[2];

	if (pipe(pair)) {
		diag_add(&j->diag, DIAG_IO, "pipe: %s", strerror(errno));
		return false;
	}
	fflush(NULL);
	j->pid[n] = fork();
	if (j->pid[n] < 0) {
		diag_add(&j->diag, DIAG_IO, "fork: %s", strerror(errno));
		return false;
	}
	if (!j->pid[n]) {
		close(pair[0]);
		look(j, n, pair[1]);
	}
	close(pair[1]);
	j->from[n] = (struct pollfd){ .fd = pair[0], .events = POLLIN };
	return true;
}

static void keep(void *arg, const struct fault *f)
{
	struct job *j = arg;
	struct fault *k = push(&j->arena, &j->faults);

	*k = *f;
	k->detail = arena_str(&j->arena, f->detail);
}

/* Take what a worker tells next; false: it has told all. */
static bool hear(struct job *j, int fd)
{
	struct told t = {0};
	char *detail;

	if (fd_receive(fd, &t, sizeof(t)) && !t.last) {
		detail = arena_alloc(&j->arena, 1, 1, t.fault.detail.len + 1);
		if (fd_receive(fd, detail, t.fault.detail.len)) {
			t.fault.detail.s = detail;
			*push(&j->arena, &j->faults) = t.fault;
			return true;
		}
		t.last = false;
	}
	if (!t.last || !t.ok)
		diag_add(&j->diag, DIAG_ARCHIVE_DAMAGED,
		    "%s: could not be read to its end", j->where);
	return false;
}

static struct fsck seen(const struct job *j)
{
	struct fsck sum = {0};

	for (size_t i = 0; i < j->jobs; i++) {
		const volatile struct fsck *f = &j->part[i];

		sum.documents += f->documents;
		sum.records += f->records;
	}
	return sum;
}

static void hear_all(struct job *j, size_t count)
{
	for (size_t left = count; left; ) {
		struct fsck sum = seen(j);
		size_t done = (size_t)(sum.documents + sum.records);

		if (poll(j->from, (nfds_t)count, 100) < 0 && errno != EINTR) {
			diag_add(&j->diag, DIAG_IO, "poll: %s",
			    strerror(errno));
			break;
		}
		progress_show(&j->progress, done < j->progress.total ? done :
		    j->progress.total, 0, 0);
		for (size_t i = 0; i < count; i++)
			if (j->from[i].fd >= 0 && j->from[i].revents &&
			    !hear(j, j->from[i].fd)) {
				close(j->from[i].fd);
				j->from[i].fd = -1;	/* passed over */
				waitpid(j->pid[i], NULL, 0);
				left--;
			}
	}
	progress_clear(&j->progress);
}

/* The last to close an archive takes its log away.  Workers that close it at the
 * same moment may each take another for the last. */
static void take_log_away(const struct job *j)
{
	struct diag silent = {0};

	archive_close(open_archive(j, &silent));
	diag_clear(&silent);
}

static int compare(const void *one, const void *two)
{
	const struct fault *a = one, *b = two;
	const int64_t order[][2] = { { a->document, b->document },
		{ a->letter, b->letter }, { a->version, b->version },
		{ a->id, b->id } };

	for (size_t i = 0; i < sizeof(order) / sizeof(*order); i++)
		if (order[i][0] != order[i][1])
			return order[i][0] < order[i][1] ? -1 : 1;
	if (!str_eq(a->detail, b->detail))
		return strcmp(a->detail.len ? a->detail.s : "",
		    b->detail.len ? b->detail.s : "");
	return 0;
}

/* The records against their sources, by workers that are started without an
 * archive in hand. */
static bool look_deep(struct job *j)
{
	struct pipeline p = {0};
	const struct pool_options o = { .workers = (int)j->jobs,
		.limits = j->limits, .read = answer_make, .arg = &p,
		.programs = true };
	struct deep x = { .sink = { keep, j }, .progress = &j->progress };
	bool ok = pipeline_open(&p, &j->reading, &j->diag);

	if (ok)
		x.pool = pool_open(&o, &j->diag);
	if (x.pool)
		x.archive = open_archive(j, &j->diag);
	x.profile = pipeline_profile(&p, &j->arena);
	ok = x.archive && (archive_foreign(x.archive) || (archive_look(
	    x.archive, &j->diag) && deep_check(&x, &j->diag)));
	archive_close(x.archive);
	pool_close(x.pool);
	pipeline_close(&p);
	return ok;
}

/* The faults as rows, for programs. */
static void tell(const struct job *j)
{
	static const struct table_column column[] = {
		{ "kind", "", false }, { "fault", "", false },
		{ "document", "", true }, { "letter", "", true },
		{ "version", "", true }, { "text", "", false },
		{ "detail", "", false },
	};
	enum { COUNT = sizeof(column) / sizeof(*column) };
	struct arena a = {0};
	str *cell = arena_new(&a, str, COUNT * j->faults.n);

	for (size_t i = 0; i < j->faults.n; i++) {
		const struct fault *f = &j->faults.v[i];
		const struct fault_row *r = &fault_rows[f->id];
		const int64_t id[] = { f->document, f->letter, f->version };
		str *c = cell + COUNT * i;

		c[0] = str_of(fault_kind_names[r->kind]);
		c[1] = str_of(r->name);
		for (int k = 0; k < 3; k++)
			if (id[k])
				c[2 + k] = arena_printf(&a, "%lld",
				    (long long)id[k]);
		c[5] = str_of(r->text);
		if (f->detail.len)
			c[6] = f->detail;
	}
	table_write(column, COUNT, cell, j->faults.n, j->how);
	arena_free(&a);
}

static void print(const struct fault *f, struct arena *a)
{
	const struct fault_row *r = &fault_rows[f->id];

	printf("%s: %s", lang_word("fault", fault_kind_names[r->kind]),
	    r->name);
	if (f->document)
		printf(_(": document %lld"), (long long)f->document);
	if (f->letter)
		printf(_(": letter %lld"), (long long)f->letter);
	if (f->version)
		printf(_(", version %lld"), (long long)f->version);
	printf(": %s", _(r->text));
	if (f->detail.len)
		say(stdout, ": %s", lang_told(f->detail, a).s);
	putchar('\n');
}

/* In order, each once: many a question meets the same damage. */
static void sort(struct job *j)
{
	struct fault *v = j->faults.v;
	size_t n = 0;

	if (j->faults.n)
		qsort(v, j->faults.n, sizeof(*v), compare);
	for (size_t i = 0; i < j->faults.n; i++)
		if (!n || compare(&v[n - 1], &v[i]))
			v[n++] = v[i];
	j->faults.n = n;
}

static void summary(struct job *j, double seconds)
{
	FILE *out = j->how == TABLE_FORMAT_TEXT ? stdout : stderr;
	struct fsck sum = j->part ? seen(j) : (struct fsck){0};
	struct stat st = {0};
	double size;

	stat(j->where, &st);
	size = (double)st.st_size / 1e6;
	sort(j);
	if (j->how != TABLE_FORMAT_TEXT)
		tell(j);
	for (size_t i = 0; out == stdout && i < j->faults.n; i++)
		print(&j->faults.v[i], &j->arena);
	fprintf(out, lang_count("%lld document, ", "%lld documents, ",
	    (size_t)sum.documents), (long long)sum.documents);
	fprintf(out, lang_count("%lld record, %.1f MB in %.1f s, %.0f MB/s: ",
	    "%lld records, %.1f MB in %.1f s, %.0f MB/s: ",
	    (size_t)sum.records), (long long)sum.records, size, seconds,
	    seconds > 0 ? size / seconds : 0.0);
	if (j->faults.n)
		fprintf(out, lang_count("%zu fault\n", "%zu faults\n",
		    j->faults.n), j->faults.n);
	else
		fprintf(out, "%s\n", j->diag.list.n ?
		    _("not all could be read") : _("sound"));
}

/* It cannot even be opened: that is a fault, too, where it once was one. */
static int no_archive(struct job *j, double begin)
{
	const struct message *m = &j->diag.list.v[0];

	if (m->id != DIAG_ARCHIVE_DAMAGED)
		return finish(&j->diag);
	keep(j, &(struct fault){ .id = FAULT_DATABASE, .detail = m->detail });
	summary(j, clock_running() - begin);
	diag_clear(&j->diag);
	return finish(&j->diag) ? EXIT_SYSTEM : EXIT_DOCUMENT;
}

/* How much there is, seen once, before any worker: an open archive may not
 * cross a fork. */
static bool prepare(struct job *j)
{
	struct archive *archive = open_archive(j, &j->diag);
	int64_t documents, records;

	if (!archive)
		return false;
	archive_ends(archive, &documents, &records);
	archive_close(archive);
	j->progress = (struct progress){ .what = N_("documents and records"),
		.total = (size_t)(documents + records),
		.quiet = !isatty(STDERR_FILENO) };
	progress_start(&j->progress);
	j->part = mmap(NULL, (j->jobs + 1) * sizeof(*j->part), PROT_READ |
	    PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	if (j->part != MAP_FAILED)
		return true;
	diag_add(&j->diag, DIAG_NO_MEMORY, NULL);
	return false;
}

static int run(struct job *j)
{
	double begin = clock_running();
	size_t started = 0;
	int status;

	if (!prepare(j))
		return no_archive(j, begin);
	while (started <= j->jobs && start(j, started))
		started++;
	hear_all(j, started);
	if (j->deep && j->diag.worst < SEVERITY_SYSTEM)
		look_deep(j);
	take_log_away(j);
	summary(j, clock_running() - begin);
	munmap(j->part, (j->jobs + 1) * sizeof(*j->part));
	status = finish(&j->diag);
	if (status == EXIT_DONE && j->faults.n)
		status = EXIT_DOCUMENT;
	arena_free(&j->arena);
	return status;
}

int cmd_fsck(int argc, char **argv)
{
	static struct job j = { .limits = LIMITS_DEFAULT, .format = "text" };
	const struct option_row rows[] = {
		ARCHIVE_OPTION(j.where, "the archive"),
		{ "jobs", 'j', OPTION_SIZE, &j.jobs, "N",
		    "as many processes (one a core)" },
		FORMAT_OPTION(j.format, table_format_list, NULL),
		{ "deep", 0, OPTION_FLAG, &j.deep, NULL,
		    "read every source again and compare its records" },
		{ "profile", 'p', OPTION_WORD, &j.reading.profile, "FILE",
		    "with --deep: instead of those that the archive keeps" },
		{ "schema", 0, OPTION_WORD, &j.reading.schema, "FILE",
		    "use this schema instead of the built-in one" },
		LIMIT_OPTIONS(j.limits),
		NETWORK_OPTION(j.any_file_system),
	};
	long cores = sysconf(_SC_NPROCESSORS_ONLN);

	options_read(&argc, argv, rows, sizeof(rows) / sizeof(*rows),
	    "-a FILE.dafu [OPTION...]");
	if (!j.where || argc > 1)
		return usage_error("fsck", !j.where ?
		    "no archive: -a FILE.dafu" : "too many arguments");
	j.how = table_format_named(j.format);
	if (!j.jobs)
		j.jobs = cores > 0 ? (size_t)cores : 1;
	if (!limits_hold(&j.limits))
		return usage_error("fsck", "a number is out of range");
	if (j.jobs > WORKERS)
		j.jobs = WORKERS;
	return run(&j);
}
