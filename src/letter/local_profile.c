/* SPDX-License-Identifier: MIT */
/* Looking things up in a profile. */
#include "letter/local_profile.h"

#include "base/calendar.h"

const char *const profile_what_names[] = {
	[PROFILE_PERSON] = "person", [PROFILE_UNIT] = "unit",
	[PROFILE_PHONE] = "phone", [PROFILE_FAX] = "fax",
	[PROFILE_EMAIL] = "email", [PROFILE_ADDRESS] = "address",
	[PROFILE_POSTCODE] = "postcode",
};

str profile_canonical(const struct profile *p, str alias)
{
	for (size_t i = 0; p && i < p->organs.n; i++)
		if (p->organs.v[i].alias.s &&
		    str_eq(p->organs.v[i].alias, alias))
			return p->organs.v[i].name;
	return (str){0};
}

str profile_meaning(const struct profile *p, char code)
{
	for (size_t i = 0; p && i < p->classes.n; i++)
		if (p->classes.v[i].code == code)
			return p->classes.v[i].meaning;
	return (str){0};
}

/* 0047 and 47 are one number. */
static str bare(str number)
{
	while (number.len > 1 && *number.s == '0')
		number.s++, number.len--;
	return number;
}

static bool is_session(const struct profile_assigned *x,
    const struct proposal *proposal)
{
	return x->term == proposal->term && x->session == proposal->session &&
	    str_ends(proposal->assembly, x->assembly);
}

bool profile_assigned(const struct profile *p, const struct proposal *proposal,
    long *day)
{
	const struct profile_assigned *all = NULL;

	for (size_t i = 0; p && proposal->assembly.s && i < p->assigned.n;
	    i++) {
		const struct profile_assigned *x = &p->assigned.v[i];

		if (!x->number.s) {
			if (!all && is_session(x, proposal))
				all = x;
		} else if (proposal->number.s && str_eq(bare(x->number),
		    bare(proposal->number)) && is_session(x, proposal)) {
			*day = x->day;
			return true;
		}
	}
	if (all)
		*day = all->day;
	return all;
}

bool profile_limit(const struct profile *p, enum letter_kind kind, long asked,
    long *last)
{
	for (size_t i = 0; p && i < p->limits.n; i++)
		if (p->limits.v[i].kind == kind) {
			*last = calendar_after(asked, p->limits.v[i].months,
			    p->limits.v[i].days);
			return true;
		}
	return false;
}

enum finding_severity profile_severity(const struct profile *p,
    enum finding_id id)
{
	return p && p->severity[id] ? p->severity[id] - 1u :
	    finding_rows[id].severity;
}

void letter_weigh_findings(struct letter *l, const struct profile *p)
{
	size_t kept = 0;

	for (size_t i = 0; i < l->findings.n; i++) {
		struct finding *f = &l->findings.v[i];

		f->severity = profile_severity(p, f->id);
		if (f->severity != FINDING_SEVERITY_OFF)
			l->findings.v[kept++] = *f;
	}
	l->findings.n = kept;
}
