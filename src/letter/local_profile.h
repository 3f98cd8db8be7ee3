/* SPDX-License-Identifier: MIT */
#ifndef DAFU_LOCAL_PROFILE_H
#define DAFU_LOCAL_PROFILE_H

#include "letter/letter.h"

/*
 * What varies by place, as a user's file says it (xsd/profile.xsd): added to
 * the program's own tables, never in place of them.  All text ends in NUL.
 */
enum profile_what { PROFILE_PERSON, PROFILE_UNIT, PROFILE_PHONE, PROFILE_FAX,
	PROFILE_EMAIL, PROFILE_ADDRESS, PROFILE_POSTCODE };
extern const char *const profile_what_names[];

struct profile_label {		/* a label of contacts */
	str text;
	enum profile_what what;
	enum contact_role role;
};

struct profile_unit {
	str text;
	enum quantity_kind kind;
	bool lone;		/* a lone Chinese digit may stand before it */
};

struct profile_class {		/* what a letter of the class means there */
	char code;
	str meaning;
};

struct profile_organ {		/* a name and its short form */
	str name, alias, kind;	/* alias, kind: s == NULL where not said */
};

struct profile_assigned {	/* when proposals of a session were handed out */
	str assembly;		/* as letters print it, or its end: 市政协 */
	int term, session;	/* 届, 次 */
	long day;		/* 交办之日 (base/calendar.h) */
	str number;		/* of one of them (案号); s == NULL: of all */
	str title, organ;	/* 案由, 承办单位; s == NULL: not said */
};

struct profile_limit {		/* how long an answer may take from then on */
	enum letter_kind kind;
	int months, days;	/* one after the other */
};

struct profile_ending {		/* how names of organs end there */
	str text, kind;
};

struct profile {
	str name;
	str area_code;		/* of telephones; s == NULL: not said */
	str sha256;		/* of the file */
	str xml;		/* the file */
	struct VEC(struct profile_label) labels;
	struct VEC(struct profile_unit) units;
	struct VEC(struct profile_class) classes;
	struct VEC(struct profile_organ) organs;
	struct VEC(struct profile_ending) endings;
	struct VEC(struct profile_assigned) assigned;
	struct VEC(struct profile_limit) limits;
	/* of rules that the place holds otherwise: enum finding_severity + 1 */
	uint8_t severity[FINDING_COUNT];
};

/* The full name of an organ by its short form; s == NULL: not known. */
str profile_canonical(const struct profile *p, str alias);

/* How grave a rule is by the profile, which may be NULL. */
enum finding_severity profile_severity(const struct profile *p,
    enum finding_id id);

/* Give each finding that severity; take those out that are not wanted. */
void letter_weigh_findings(struct letter *l, const struct profile *p);

/* When a proposal was handed out (交办), by its number, else by its session;
 * false: not known. */
bool profile_assigned(const struct profile *p, const struct proposal *proposal,
    long *day);

/* The last day for a letter of the kind that was asked for on that day (交办之日
 * counts not); false: the profile sets no limit. */
bool profile_limit(const struct profile *p, enum letter_kind kind, long asked,
    long *last);

/* What a class means by the profile; s == NULL: not said. */
str profile_meaning(const struct profile *p, char code);

#endif
