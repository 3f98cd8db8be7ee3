/* SPDX-License-Identifier: MIT */
/* A profile's XML to its tables. */
#include "record/profile_xml.h"

#include <stdlib.h>

#include <libxml/tree.h>

#include "base/builtin.h"
#include "base/calendar.h"
#include "base/digest.h"
#include "record/node.h"
#include "record/record.h"

static str attribute(const xmlNode *n, const char *name, struct arena *a)
{
	xmlChar *s = xmlGetNoNsProp((xmlNode *)n, BAD_CAST name);
	str out = s ? arena_str(a, str_of((char *)s)) : (str){0};

	xmlFree(s);
	return out;
}

/* The words of an element, blanks at their ends gone (xs:token). */
static str words(const xmlNode *n, struct arena *a)
{
	xmlChar *s = xmlNodeGetContent((xmlNode *)n);
	str x = str_of((char *)s);

	while (x.len && strchr(" \t\r\n", x.s[0]))
		x.s++, x.len--;
	while (x.len && strchr(" \t\r\n", x.s[x.len - 1]))
		x.len--;
	x = arena_str(a, x);
	xmlFree(s);
	return x;
}

static int code(str s, const char *const *names, int count)
{
	for (int i = 0; i < count; i++)
		if (s.s && names[i] && str_eq(s, str_of(names[i])))
			return i;
	return 0;
}

/* Rules by code or name; a code may have several. */
static bool rule_set(struct profile *p, str rule, int severity, struct diag *d)
{
	enum finding_id id = finding_named(rule, 0);

	if (id == FINDING_COUNT) {
		diag_add(d, DIAG_PROFILE, "no rule '%s'", rule.s);
		return false;
	}
	for (; id < FINDING_COUNT; id = finding_named(rule, id + 1))
		p->severity[id] = (uint8_t)(severity + 1);
	return true;
}

/* An attribute's integer, which the schema keeps small; 0: absent. */
static int number(const xmlNode *n, const char *name, struct arena *a)
{
	str s = attribute(n, name, a);

	return s.s ? atoi(s.s) : 0;
}

static bool assigned(struct profile *p, const xmlNode *n, struct arena *a,
    struct diag *d)
{
	struct profile_assigned x = { attribute(n, "assembly", a),
		number(n, "term", a), number(n, "session", a), 0,
		attribute(n, "number", a), attribute(n, "title", a),
		attribute(n, "organ", a) };
	str day = words(n, a);

	if (!calendar_read(day, &x.day)) {
		diag_add(d, DIAG_PROFILE, "'%s' is no day: YYYY-MM-DD", day.s);
		return false;
	}
	*push(a, &p->assigned) = x;
	return true;
}

static bool element(struct profile *p, const xmlNode *n, struct arena *a,
    struct diag *d)
{
	str kind = attribute(n, "kind", a);

	if (node_is(n, "label"))
		*push(a, &p->labels) = (struct profile_label){ words(n, a),
		    code(attribute(n, "what", a), profile_what_names, 7),
		    code(attribute(n, "role", a), contact_role_names, 4) };
	else if (node_is(n, "unit"))
		*push(a, &p->units) = (struct profile_unit){ words(n, a),
		    code(kind, quantity_kind_names, QUANTITY_DURATION + 1),
		    str_eq(attribute(n, "lone", a), STR("true")) };
	else if (node_is(n, "class"))
		*push(a, &p->classes) = (struct profile_class){
		    attribute(n, "code", a).s[0], words(n, a) };
	else if (node_is(n, "organ"))
		*push(a, &p->organs) = (struct profile_organ){ words(n, a),
		    attribute(n, "alias", a), kind };
	else if (node_is(n, "ending"))
		*push(a, &p->endings) = (struct profile_ending){ words(n, a),
		    kind };
	else if (node_is(n, "assigned"))
		return assigned(p, n, a, d);
	else if (node_is(n, "limit"))
		*push(a, &p->limits) = (struct profile_limit){
		    code(kind, letter_kind_names, LETTER_OTHER),
		    number(n, "months", a), number(n, "days", a) };
	else
		return rule_set(p, attribute(n, "rule", a), node_is(n, "off") ?
		    (int)FINDING_SEVERITY_OFF : code(attribute(n, "severity",
		    a), finding_severity_names, FINDING_SEVERITY_OFF + 1), d);
	return true;
}

bool profile_read(struct profile *out, str xml, struct arena *a,
    struct diag *d)
{
	struct record_schema *schema = record_schema_compile(
	    builtin_find("xsd/profile.xsd"), d);
	xmlDoc *doc = schema ? record_parse(xml, d) : NULL;
	bool ok = false;
	xmlNode *root;

	*out = (struct profile){0};
	if (!doc || !record_validate(doc, schema, DIAG_PROFILE, d))
		goto out;
	root = xmlDocGetRootElement(doc);
	out->name = attribute(root, "name", a);
	out->area_code = attribute(root, "areaCode", a);
	out->sha256 = digest_sha256(a, xml);
	out->xml = xml;
	ok = true;
	for (xmlNode *n = root->children; n; n = n->next)
		if (n->type == XML_ELEMENT_NODE)
			ok = element(out, n, a, d) && ok;
out:
	xmlFreeDoc(doc);
	record_schema_free(schema);
	return ok;
}
