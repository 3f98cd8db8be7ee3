/* SPDX-License-Identifier: MIT */
/* Problems, from where they are found to the user's terminal. */
#include "base/diag.h"

#include <stdarg.h>

#include "base/exits.h"

static const struct {
	const char *name, *text;
	enum severity severity;
} rows[DIAG_COUNT] = {
#define DIAG(id, severity, text) \
	[DIAG_##id] = { #id, text, SEVERITY_##severity },
#include "base/diag.def"
#undef DIAG
};

const char *diag_text(enum diag_id id)
{
	return rows[id].text;
}

const char *diag_name(enum diag_id id)
{
	return rows[id].name;
}

enum severity diag_severity(enum diag_id id)
{
	return rows[id].severity;
}

static void add(struct diag *d, struct message m, const char *format,
    va_list ap)
{
	char detail[1024];

	if (format) {
		vsnprintf(detail, sizeof(detail), format, ap);
		m.detail = arena_str(&d->arena, str_of(detail));
	}
	m.file = arena_str(&d->arena, d->file);
	*push(&d->arena, &d->list) = m;
	if (rows[m.id].severity > d->worst)
		d->worst = rows[m.id].severity;
}

void diag_add(struct diag *d, enum diag_id id, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	add(d, (struct message){ .id = id }, format, ap);
	va_end(ap);
}

void diag_add_at(struct diag *d, enum diag_id id, size_t line, size_t column,
    const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	add(d, (struct message){ .id = id, .line = line, .column = column },
	    format, ap);
	va_end(ap);
}

int diag_exit(const struct diag *d)
{
	static const int status[] = {
		[SEVERITY_NONE] = EXIT_DONE, [SEVERITY_WARN] = EXIT_DONE,
		[SEVERITY_ERROR] = EXIT_DOCUMENT,
		[SEVERITY_USAGE] = EXIT_USAGE, [SEVERITY_SYSTEM] = EXIT_SYSTEM,
	};

	return status[d->worst];
}

void diag_forget(struct diag *d)
{
	arena_reset(&d->arena);
	d->list.v = NULL;
	d->list.n = d->list.cap = 0;
}

void diag_clear(struct diag *d)
{
	arena_free(&d->arena);
	*d = (struct diag){0};
}
