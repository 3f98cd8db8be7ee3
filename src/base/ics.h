/* SPDX-License-Identifier: MIT */
#ifndef DAFU_ICS_H
#define DAFU_ICS_H

#include "base/arena.h"

/* Calendars of whole days, as iCalendar (RFC 5545). */
struct ics {
	struct arena *a;
	struct VEC(str) part;
};

struct ics_event {
	str uid;
	str stamp;		/* YYYY-MM-DD: when it was made known */
	str day;		/* YYYY-MM-DD */
	str summary, description;
	str url;		/* s == NULL: none */
};

void ics_begin(struct ics *x, str name, struct arena *a);
void ics_event(struct ics *x, const struct ics_event *e);
/* All of it. */
str ics_end(struct ics *x);

#endif
