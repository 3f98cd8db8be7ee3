/* SPDX-License-Identifier: MIT */
/*
 * The library as others see it: linked with libdafu.so.0 and including dafu.h
 * alone.  usage: library [--times N [LETTER]]: only read a letter N times, and
 * tell how much memory is held on the way; fails where that grows.
 */
#include "dafu.h"
#include "test.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && \
    !defined(__SANITIZE_THREAD__)
#define FAILING 1
/* Memory that runs out: the large blocks that arenas take, from the one on. */
void *__libc_malloc(size_t size);
static long large_left = -1;

void *malloc(size_t size)
{
	if (size >= 256 * 1024 && large_left >= 0 && !large_left--)
		return NULL;
	return __libc_malloc(size);
}
#else
#define FAILING 0
static long large_left;
#endif

/* Sanitizers keep freed memory for long. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KEPT 1
#else
#define KEPT 0
#endif

struct file {
	char *s;
	size_t size;
};

static struct file slurp(const char *path)
{
	struct file f = {0};
	FILE *in = fopen(path, "rb");
	long size;

	if (!in || fseek(in, 0, SEEK_END) || (size = ftell(in)) < 0)
		exit(3);
	rewind(in);
	f.s = malloc((size_t)size + 1);
	f.size = fread(f.s, 1, (size_t)size, in);
	f.s[f.size] = '\0';
	fclose(in);
	return f;
}

#define LETTER "samples/08-sums-fail.txt"
#define OTHER "samples/04-province-nested.txt"

/* --- readers and documents */

static void test_read(dafu_reader *r, const struct file *f)
{
	dafu_error e;
	dafu_document *d = dafu_read(r, f->s, f->size, "in/a.txt", &e);
	const char *xml, *json, *page, *text;
	size_t size = 0;

	TEST("a letter is read", d && e.status == DAFU_OK && !e.count);
	if (!d)
		return;
	TEST("one letter", dafu_document_count(d) == 1);
	xml = dafu_document_write(d, 1, "xml", &size, &e);
	TEST("as XML", xml && strlen(xml) == size && strstr(xml,
	    "<issuer certainty=\"sure\"") && strstr(xml, "name=\"a.txt\""));
	json = dafu_document_write(d, 1, "json", NULL, &e);
	TEST("as JSON", json && json[0] == '{' && strstr(json, "\"sums-fail\"")
	    == NULL && strstr(json, "栎应急提复〔2024〕第7号"));
	page = dafu_document_write(d, 1, "html", NULL, NULL);
	TEST("as a page", page && strstr(page, "<html"));
	text = dafu_document_write(d, 1, "text", NULL, &e);
	TEST("as text", text && strstr(text, "发文机关　栎陵市应急管理局"));
	TEST("the first stands as it was", xml && strlen(xml) == size);
	TEST("no such format", !dafu_document_write(d, 1, "pdf", &size, &e) &&
	    e.status == DAFU_USAGE && !size && strstr(e.message, "pdf"));
	TEST("no such letter", !dafu_document_write(d, 2, "xml", NULL, &e) &&
	    e.status == DAFU_USAGE && !dafu_document_write(d, 0, "xml", NULL,
	    &e) && e.status == DAFU_USAGE);
	dafu_document_close(d);
}

/* What a caller leaves out, and numbers and names that are too large. */
static void test_edges(dafu_reader *r, const struct file *f)
{
	char format[600 * 3 + 1] = "";
	dafu_options no_size = { .encoding = "utf-99" };
	dafu_error e;
	dafu_reader *plain = dafu_reader_open(&no_size, &e);
	dafu_document *d = dafu_read(r, f->s, f->size, "", NULL);
	const char *xml = d ? dafu_document_write(d, 1, "xml", NULL, NULL) :
	    NULL;

	TEST("of size 0 all is zero", plain && e.status == DAFU_OK);
	dafu_reader_close(plain);
	TEST("no name", xml && strstr(xml, "name=\"letter\""));
	for (int i = 0; i < 600; i++)
		strcat(format, "格");
	TEST("a message is cut behind a character", d &&
	    !dafu_document_write(d, 1, format, NULL, &e) && e.status ==
	    DAFU_USAGE && strlen(e.message) >= sizeof(e.message) - 3 &&
	    !memcmp(e.message + strlen(e.message) - 3, "格", 3));
	TEST("no format", d && !dafu_document_write(d, 1, NULL, NULL, &e) &&
	    e.status == DAFU_USAGE);
	TEST("no such letter by far", d && !dafu_document_write(d, SIZE_MAX,
	    "xml", NULL, &e) && e.status == DAFU_USAGE &&
	    dafu_document_match(d, SIZE_MAX, "", &e) == -1 && e.status ==
	    DAFU_USAGE);
	TEST("no query finds all", d && dafu_document_match(d, 1, NULL, &e) ==
	    1);
	dafu_document_close(d);
	TEST("no XML", !dafu_parse(r, NULL, 0, &e) && e.status ==
	    DAFU_REFUSED && dafu_validate(r, NULL, 0, NULL, 0, NULL, &e) ==
	    DAFU_REFUSED && !strcmp(e.id, "RECORD_PARSE"));
	TEST("XML of something else", !dafu_parse(r, "<a/>", 4, NULL) &&
	    !dafu_parse(r, "<a/>", 4, &e) && !strcmp(e.id, "RECORD_INVALID"));
	TEST("an archive without a name", !dafu_archive_open(NULL, 0, 0, &e) &&
	    e.status == DAFU_USAGE && !dafu_archive_open("", DAFU_CREATE, 0,
	    NULL));
	dafu_archive_close(NULL);
	dafu_found_close(NULL);
}

static void test_refused(dafu_reader *r)
{
	static const char letter[] = "今天开会。\n请准时参加。\n";
	dafu_error e;
	dafu_reader *forced = dafu_reader_open(&(dafu_options){
	    .size = sizeof(dafu_options), .force = 1 }, &e);
	dafu_document *d;

	TEST("no letter", !dafu_read(r, letter, strlen(letter), "a", &e) &&
	    e.status == DAFU_REFUSED && !strcmp(e.id, "NOT_A_LETTER") &&
	    e.count == 1 && e.message[0]);
	TEST("nothing", !dafu_read(r, NULL, 0, NULL, &e) &&
	    e.status == DAFU_REFUSED && !strcmp(e.id, "EMPTY"));
	TEST("nobody asks why", !dafu_read(r, "", 0, NULL, NULL));
	TEST("a PDF takes a program", !dafu_read(r, "%PDF-1.7\n", 9, "a.pdf",
	    &e) && e.status == DAFU_REFUSED && !strcmp(e.id,
	    "PROGRAM_NEEDED") && strstr(e.message, "poppler-utils"));
	TEST("so does a picture", !dafu_read(r, "\x89PNG\r\n\x1A\n", 8, "a",
	    &e) && !strcmp(e.id, "PROGRAM_NEEDED") && strstr(e.message,
	    "tesseract"));
	d = forced ? dafu_read(forced, letter, strlen(letter), "a", &e) : NULL;
	TEST("read all the same", d != NULL);
	dafu_document_close(d);
	dafu_reader_close(forced);
}

static void test_options(void)
{
	struct file p = slurp("samples/profile-xunyang.xml");
	dafu_options o = { .size = sizeof(o), .profile = p.s,
		.profile_size = p.size };
	dafu_error e;
	dafu_reader *r = dafu_reader_open(&o, &e);

	TEST("a profile", r && e.status == DAFU_OK);
	dafu_reader_close(r);
	o.profile_size /= 2;
	TEST("half a profile", !dafu_reader_open(&o, &e) &&
	    e.status == DAFU_REFUSED && e.line > 1);
	o.size = offsetof(dafu_options, profile);
	r = dafu_reader_open(&o, &e);
	TEST("a caller of less members", r != NULL);
	dafu_reader_close(r);
	o = (dafu_options){ .size = sizeof(o), .encoding = "utf-99" };
	TEST("no such encoding", !dafu_reader_open(&o, &e) &&
	    e.status == DAFU_USAGE && strstr(e.message, "utf-99"));
	free(p.s);
}

static void test_validate(dafu_reader *r, const struct file *f)
{
	dafu_error e;
	dafu_document *d = dafu_read(r, f->s, f->size, "a.txt", NULL);
	size_t size;
	const char *xml = d ? dafu_document_write(d, 1, "xml", &size, &e) :
	    NULL;
	dafu_document *again = xml ? dafu_parse(r, xml, size, &e) : NULL;
	const char *same = again ? dafu_document_write(again, 1, "xml", NULL,
	    &e) : NULL;
	char *changed, *at;

	TEST("XML, read again, is the same", xml && same &&
	    !strcmp(xml, same));
	TEST("valid", xml && !dafu_validate(r, xml, size, NULL, 0, NULL, &e));
	TEST("agrees with its source", xml && !dafu_validate(r, xml, size,
	    f->s, f->size, "a.txt", &e));
	changed = xml ? strdup(xml) : NULL;
	at = changed ? strstr(changed, "value=\"365\"") : NULL;
	if (at)
		at[7] = '4';
	TEST("a forged value", at && dafu_validate(r, changed, size, f->s,
	    f->size, "a.txt", &e) == DAFU_REFUSED &&
	    !strcmp(e.id, "RECORD_SOURCE") && e.count >= 1);
	if (at)
		memcpy(at, "valve", 5);
	TEST("not valid", at && dafu_validate(r, changed, size, NULL, 0, NULL,
	    &e) == DAFU_REFUSED && !strcmp(e.id, "RECORD_INVALID"));
	TEST("no XML", dafu_validate(r, "<a", 2, NULL, 0, NULL, &e) ==
	    DAFU_REFUSED && !dafu_parse(r, "<a", 2, &e));
	free(changed);
	dafu_document_close(again);
	dafu_document_close(d);
}

static const struct {
	const char *query;
	int found;
} questions[] = {
	{ "消防站", 1 }, { "图书馆", 0 }, { "class:A", 1 }, { "class:B", 0 },
	{ "value:=365 unit:个", 1 }, { "value:=366", 0 },
	{ "issuer:应急管理局 消防", 1 }, { "", 1 },
};

static void test_match(dafu_reader *r, const struct file *f)
{
	dafu_error e;
	dafu_document *d = dafu_read(r, f->s, f->size, NULL, &e);

	for (size_t i = 0; d && i < sizeof(questions) / sizeof(*questions);
	    i++)
		TEST(questions[i].query, dafu_document_match(d, 1,
		    questions[i].query, &e) == questions[i].found);
	TEST("no query", d && dafu_document_match(d, 1, "value:>x", &e) == -1
	    && e.status == DAFU_USAGE && e.column);
	dafu_document_close(d);
}

/* --- archives */

static int put(dafu_archive *x, dafu_reader *r, const struct file *f,
    const char *path, int64_t *id, dafu_error *e)
{
	const dafu_put p = { .size = sizeof(p), .bytes = f->s,
		.bytes_size = f->size, .path = path, .time = 1700000000 };

	return dafu_archive_put(x, r, &p, id, e);
}

static void test_found(dafu_archive *x)
{
	dafu_error e;
	dafu_found *all = dafu_archive_find(x, "", -1, 0, &e);
	dafu_found *one = dafu_archive_find(x, "消防站", 10, 0, &e);

	TEST("all letters", all && dafu_found_count(all) == 2);
	TEST("one of them", one && dafu_found_count(one) == 1 &&
	    dafu_found_letter(one, 0) == 1 && !strcmp(dafu_found_value(one, 0,
	    "issuer"), "栎陵市应急管理局"));
	TEST("no such column, no such row", one && !dafu_found_value(one, 0,
	    "nothing") && !dafu_found_value(one, 1, "issuer") &&
	    !dafu_found_letter(one, 1));
	TEST("no query is all", dafu_archive_count(x, NULL, NULL) == 2);
	TEST("how many", dafu_archive_count(x, "消防站", &e) == 1 &&
	    dafu_archive_count(x, "", &e) == 2);
	TEST("no query", !dafu_archive_find(x, "(", -1, 0, &e) &&
	    e.status == DAFU_USAGE && dafu_archive_count(x, "(", &e) == -1);
	dafu_found_close(all);
	dafu_found_close(one);
}

static void test_archive(dafu_reader *r, const struct file *f,
    const struct file *other)
{
	char path[] = "/tmp/dafu-library-XXXXXX", name[64];
	struct file no = { (char *)"今天开会。", 15 };
	dafu_archive *x, *second;
	dafu_document *d;
	dafu_error e;
	int64_t id = 0;

	if (!mkdtemp(path))
		exit(3);
	snprintf(name, sizeof(name), "%s/a.dafu", path);
	TEST("nothing there", !dafu_archive_open(name, 0, 0, &e) &&
	    e.status == DAFU_SYSTEM);
	x = dafu_archive_open(name, DAFU_CREATE, 0, &e);
	TEST("a new archive", x != NULL);
	if (!x)
		return;
	TEST("put", !put(x, r, f, "in/a.txt", &id, &e) && id == 1);
	TEST("there already", !put(x, r, f, "in/a.txt", &id, &e) && id == 1);
	TEST("begin once", !dafu_archive_begin(x, &e) &&
	    dafu_archive_begin(x, &e) == DAFU_USAGE);
	TEST("put, refused", put(x, r, &no, "in/no.txt", &id, &e) ==
	    DAFU_REFUSED && id == 2 && !strcmp(e.id, "NOT_A_LETTER"));
	TEST("put", !put(x, r, other, "in/b.txt", &id, &e) && id == 3);
	TEST("put, refused again", put(x, r, &no, "in/no.txt", &id, &e) ==
	    DAFU_REFUSED && id == 2);
	TEST("put without a path", put(x, r, f, NULL, &id, &e) == DAFU_USAGE &&
	    put(x, r, f, "", &id, &e) == DAFU_USAGE);
	TEST("put nothing", put(x, r, &(struct file){0}, "in/none.txt", NULL,
	    &e) == DAFU_REFUSED && !strcmp(e.id, "EMPTY"));
	second = dafu_archive_open(name, DAFU_WRITE, -1, NULL);
	TEST("another is writing", second && put(second, r, f, "z", &id, &e) ==
	    DAFU_BUSY);
	dafu_archive_close(second);
	TEST("commit", !dafu_archive_commit(x, &e) &&
	    dafu_archive_commit(x, &e) == DAFU_USAGE);
	TEST("begin", !dafu_archive_begin(x, &e));
	put(x, r, &(struct file){ (char *)"b", 1 }, "in/c.txt", &id, &e);
	dafu_archive_cancel(x);
	test_found(x);
	d = dafu_archive_get(x, r, 1, 0, &e);
	TEST("back again", d && strstr(dafu_document_write(d, 1, "text", NULL,
	    &e), "栎陵市应急管理局"));
	dafu_document_close(d);
	TEST("no such letter", !dafu_archive_get(x, r, 9, 0, &e) &&
	    e.status == DAFU_NONE);
	TEST("no such version", !dafu_archive_get(x, r, 1, 9, &e) &&
	    e.status == DAFU_NONE && !dafu_archive_get(x, r, 1, 9, NULL));
	dafu_archive_close(x);
	x = dafu_archive_open(name, 0, 0, &e);
	TEST("to be read only", x && put(x, r, &no, "e", NULL, &e) ==
	    DAFU_SYSTEM && dafu_archive_count(x, "", &e) == 2);
	dafu_archive_close(x);
	remove(name);
	rmdir(path);
}

/* --- two handles in two threads */

struct turn {
	const struct file *f;
	const char *want;	/* its record */
	size_t wrong;
};

static void *reads(void *arg)
{
	struct turn *t = arg;
	dafu_reader *r = dafu_reader_open(NULL, NULL);

	for (int i = 0; r && i < 20; i++) {
		dafu_document *d = dafu_read(r, t->f->s, t->f->size, "l",
		    NULL);
		const char *xml = d ? dafu_document_write(d, 1, "xml", NULL,
		    NULL) : NULL;

		t->wrong += !xml || strcmp(xml, t->want) ||
		    !dafu_document_write(d, 1, "html", NULL, NULL) ||
		    !dafu_document_write(d, 1, "json", NULL, NULL) ||
		    dafu_document_match(d, 1, "建设", NULL) < 0 ||
		    dafu_read(r, "x", 1, NULL, NULL);
		dafu_document_close(d);
	}
	t->wrong += !r;
	dafu_reader_close(r);
	return NULL;
}

static void test_threads(dafu_reader *r, const struct file *f,
    const struct file *other)
{
	struct turn turn[4] = { { f, NULL, 0 }, { other, NULL, 0 },
		{ f, NULL, 0 }, { other, NULL, 0 } };
	dafu_document *d[4];
	pthread_t thread[4];

	for (int i = 0; i < 4; i++) {
		d[i] = dafu_read(r, turn[i].f->s, turn[i].f->size, "l", NULL);
		turn[i].want = dafu_document_write(d[i], 1, "xml", NULL, NULL);
	}
	for (int i = 0; i < 4; i++)
		if (pthread_create(&thread[i], NULL, reads, &turn[i]))
			exit(3);
	for (int i = 0; i < 4; i++) {
		pthread_join(thread[i], NULL);
		TEST("a thread reads as one does alone", !turn[i].wrong);
		dafu_document_close(d[i]);
	}
}

/* --- memory */

static void test_memory(const struct file *f)
{
	int lost = 0;

	for (long n = 0; FAILING && n < 24; n++) {
		dafu_reader *r = dafu_reader_open(NULL, NULL);
		dafu_document *d;
		dafu_error e;

		large_left = n;
		d = dafu_read(r, f->s, f->size, NULL, &e);
		if (d && !dafu_document_write(d, 1, "html", NULL, &e))
			TEST("said so", e.status == DAFU_MEMORY &&
			    !dafu_document_write(d, 1, "xml", NULL, &e) &&
			    e.status == DAFU_MEMORY);
		else if (!d)
			TEST("said so", e.status == DAFU_MEMORY &&
			    !strcmp(e.id, "NO_MEMORY") && !dafu_read(r, f->s,
			    f->size, NULL, &e) && e.status == DAFU_MEMORY);
		lost += e.status == DAFU_MEMORY;
		large_left = -1;
		dafu_document_close(d);
		dafu_reader_close(r);
	}
	TEST("memory ran out, and the program goes on", !FAILING || lost > 1);
}

static long resident(void)
{
	long size, pages = 0;
	FILE *in = fopen("/proc/self/statm", "r");

	if (!in || fscanf(in, "%ld %ld", &size, &pages) != 2)
		pages = 0;
	if (in)
		fclose(in);
	return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* KiB that are resident once a tenth, the half and all of so many letters are
 * read. */
struct memory {
	long tenth, half, end;
};

static struct memory memory_of(dafu_reader *r, const struct file *f, long times)
{
	struct memory m = {0};

	for (long i = 0; i < times; i++) {
		dafu_document *d = dafu_read(r, f->s, f->size, "a", NULL);

		if (!d || !dafu_document_write(d, 1, "json", NULL, NULL))
			exit(1);
		dafu_document_close(d);
		if (i == times / 10)
			m.tenth = resident();
		if (i == times / 2)
			m.half = resident();
	}
	m.end = resident();
	return m;
}

/* Only that, and tell. */
static int times_over(dafu_reader *r, long times, const char *path)
{
	struct file f = slurp(path);
	struct memory m = memory_of(r, &f, times);

	printf("%ld letters: %ld KiB after a tenth, %ld after half, %ld at "
	    "the end\n", times, m.tenth, m.half, m.end);
	free(f.s);
	return m.end - m.tenth >= 1024;
}

int main(int argc, char **argv)
{
	struct file f = slurp(LETTER), other = slurp(OTHER);
	dafu_error e;
	dafu_reader *r = dafu_reader_open(NULL, &e);
	struct memory m;

	TEST("version", !strcmp(dafu_version(), DAFU_VERSION));
	TEST("a reader", r && e.status == DAFU_OK);
	if (!r)
		return test_done();
	if (argc >= 3 && !strcmp(argv[1], "--times"))
		return times_over(r, atol(argv[2]), argc > 3 ? argv[3] :
		    LETTER);
	test_read(r, &f);
	test_edges(r, &f);
	test_refused(r);
	test_options();
	test_validate(r, &f);
	test_match(r, &f);
	test_archive(r, &f, &other);
	test_threads(r, &f, &other);
	test_memory(&f);
	m = memory_of(r, &f, 1000);
	TEST("no growth", m.end - m.tenth < 1024 || KEPT);
	dafu_reader_close(r);
	free(f.s);
	free(other.s);
	return test_done();
}
