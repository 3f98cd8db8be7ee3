/* SPDX-License-Identifier: MIT */
/* Calendars for other programs. */
#include "base/ics.h"

#include "base/calendar.h"

/* A content line, its text escaped, folded after 75 bytes between characters
 * (RFC 5545, 3.1, 3.3.11). */
static void content(struct ics *out, const char *name, str x)
{
	size_t column = strlen(name), n = 0;
	char *s = arena_alloc(out->a, 1, 1, column + 8 * x.len + 3);

	memcpy(s, name, column);
	n = column;
	for (size_t i = 0; i < x.len; ) {
		size_t len = 1;
		bool special = strchr("\\;,\n", x.s[i]) != NULL;

		while (i + len < x.len &&
		    ((unsigned char)x.s[i + len] & 0xC0) == 0x80)
			len++;
		if (column + len + special > 74) {
			memcpy(s + n, "\r\n ", 3);
			n += 3;
			column = 1;
		}
		if (special)
			s[n++] = '\\';
		if (x.s[i] == '\n')
			s[n++] = 'n';
		else if ((unsigned char)x.s[i] >= ' ')
			memcpy(s + n, x.s + i, len), n += len;
		column += len + special;
		i += len;
	}
	memcpy(s + n, "\r\n", 2);
	*push(out->a, &out->part) = (str){ s, n + 2 };
}

/* 2024-06-18 as 20240618; days: so many later. */
static str day(str iso, long days, struct arena *a)
{
	long n;
	str s = calendar_read(iso, &n) ? calendar_write(n + days, a) : iso;

	return arena_printf(a, "%.4s%.2s%.2s", s.s, s.s + 5, s.s + 8);
}

void ics_begin(struct ics *x, str name, struct arena *a)
{
	*x = (struct ics){ .a = a };
	content(x, "BEGIN:VCALENDAR", STR(""));
	content(x, "VERSION:2.0", STR(""));
	content(x, "PRODID:-//dafu//ZH", STR(""));
	content(x, "X-WR-CALNAME:", name);
}

void ics_event(struct ics *x, const struct ics_event *e)
{
	content(x, "BEGIN:VEVENT", STR(""));
	content(x, "UID:", e->uid);
	content(x, "DTSTAMP:", arena_printf(x->a, "%sT000000Z", day(e->stamp,
	    0, x->a).s));
	content(x, "DTSTART;VALUE=DATE:", day(e->day, 0, x->a));
	content(x, "DTEND;VALUE=DATE:", day(e->day, 1, x->a));
	content(x, "SUMMARY:", e->summary);
	content(x, "DESCRIPTION:", e->description);
	if (e->url.s)
		content(x, "URL:", e->url);
	content(x, "END:VEVENT", STR(""));
}

str ics_end(struct ics *x)
{
	content(x, "END:VCALENDAR", STR(""));
	return arena_join(x->a, x->part.v, x->part.n);
}
