/* SPDX-License-Identifier: MIT */
/* The one way in and out of every call of the public interface. */
#include "dafu_call.h"

#include <locale.h>
#include <pthread.h>
#include <stdlib.h>

#include "record/quiet.h"

/* What is said of a call whose memory ran out; no diag can be asked then. */
static const struct dafu_error no_memory = { .status = DAFU_MEMORY,
	.count = 1, .id = "NO_MEMORY", .message = "out of memory" };

static const int statuses[] = {
	[SEVERITY_NONE] = DAFU_OK, [SEVERITY_WARN] = DAFU_OK,
	[SEVERITY_ERROR] = DAFU_REFUSED, [SEVERITY_USAGE] = DAFU_USAGE,
	[SEVERITY_SYSTEM] = DAFU_SYSTEM,
};

static int status_of(const struct message *m)
{
	switch (m->id) {
	case DIAG_ARCHIVE_NONE:
		return DAFU_NONE;
	case DIAG_ARCHIVE_BUSY:
		return DAFU_BUSY;
	case DIAG_ENCODING:
		return DAFU_USAGE;
	default:
		return statuses[diag_severity(m->id)];
	}
}

/* Cut to what has room, within no character. */
static void copy_words(char *to, size_t room, const char *text, str detail)
{
	int len = snprintf(to, room, "%s%s%.*s", text, detail.len ? ": " : "",
	    (int)(detail.len < room ? detail.len : room),
	    detail.len ? detail.s : "");

	if (len < 0 || (size_t)len < room)
		return;
	for (room--; room && (to[room - 1] & 0xC0) == 0x80; room--)
		;
	to[room ? room - 1 : 0] = '\0';
}

static void tell(dafu_error *e, const struct diag *d)
{
	const struct message *worst = NULL;

	*e = (dafu_error){ .status = DAFU_OK };
	for (size_t i = 0; i < d->list.n; i++) {
		const struct message *m = &d->list.v[i];

		if (diag_severity(m->id) < SEVERITY_ERROR)
			continue;
		e->count++;
		if (!worst || diag_severity(m->id) > diag_severity(worst->id))
			worst = m;
	}
	if (!worst)
		return;
	e->status = status_of(worst);
	e->line = worst->line;
	e->column = worst->column;
	snprintf(e->id, sizeof(e->id), "%s", diag_name(worst->id));
	copy_words(e->message, sizeof(e->message), diag_text(worst->id),
	    worst->detail);
}

static void work(void *arg)
{
	struct call *c = arg;

	c->ok = c->work(c);
	if (!c->ok && c->d.worst < SEVERITY_ERROR)
		diag_add(&c->d, DIAG_LIBRARY, NULL);
}

int call_run(struct call *c, dafu_error *error)
{
	dafu_error unasked, *e = error ? error : &unasked;
	locale_t plain, host;	/* which may write numbers with a comma */
	struct quiet before;

	*e = no_memory;
	if (c->lost && *c->lost)
		return e->status;
	plain = newlocale(LC_NUMERIC_MASK, "C", duplocale(
	    uselocale((locale_t)0)));
	if (!plain)
		return e->status;
	host = uselocale(plain);
	quiet_begin(&before);
	if (memory_guard(work, c))
		tell(e, &c->d);
	else if (c->lost)
		*c->lost = true;
	quiet_end(&before);
	uselocale(host);
	freelocale(plain);
	diag_clear(&c->d);
	c->ok = c->ok && e->status == DAFU_OK;
	return e->status;
}

void *call_new(size_t size, dafu_error *error)
{
	void *x = calloc(1, size);

	if (!x && error)
		*error = no_memory;
	return x;
}

bool call_misused(struct call *c, const char *what, const char *which)
{
	diag_add(&c->d, DIAG_USAGE, "%s%s", what, which);
	return false;
}

static void begin_process(void)
{
	publish_register();
	archive_init();
}

void call_process(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;

	pthread_once(&once, begin_process);
}

struct query *call_query(struct call *c, struct arena *a)
{
	struct query_fault fault;
	struct query *q = query_parse(str_of(c->name ? c->name : ""), &fault,
	    a);

	if (!q)
		diag_add_at(&c->d, DIAG_QUERY, 1, fault.start + 1, "%.*s",
		    (int)fault.text.len, fault.text.s);
	return q;
}
