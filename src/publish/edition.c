/* SPDX-License-Identifier: MIT */
/* From a record's marks to whether it may be published, and to its edition. */
#include "publish/edition.h"

#include "base/utf.h"
#include "publish/tree.h"
#include "record/node.h"

/* By the code of the disclosure mark. */
static const struct {
	const char *code;
	enum verdict verdict;
	const char *why;
} marks[] = {
	{ "public",    VERDICT_WHOLE,   NULL },
	{ "summary",   VERDICT_SUMMARY, "its mark allows a summary only" },
	{ "onRequest", VERDICT_REFUSED, "its mark says: on request only "
	    "(依申请公开)" },
	{ "none",      VERDICT_REFUSED, "its mark forbids publication "
	    "(不予公开)" },
};

/* A mark of secrecy stands in words of the letter, also in those that no rule
 * read; what is said in a finding or an attribute's code does not count. */
static bool is_secret(xmlDoc *doc, const struct private_forms *p, struct arena *a)
{
	tree_texts list = {0};

	tree_list(&list, doc, a);
	for (size_t i = 0; i < list.n; i++)
		if (!tree_is(list.v[i].node, "finding") &&
		    p->secret(p->arg, list.v[i].c, list.v[i].n, a))
			return true;
	return false;
}

/* Whether another place of the letter says otherwise than its mark. */
static bool is_contradicted(const xmlNode *root)
{
	const xmlNode *findings = node_child(root, "findings");

	for (const xmlNode *n = findings ? findings->children : NULL; n;
	    n = n->next)
		if (str_eq(tree_attribute(n, "rule", NULL),
		    STR("disclosure-differs")))
			return true;
	return false;
}

static bool is_given(const xmlNode *mark)
{
	return str_eq(tree_attribute(mark, "inferred", NULL),
	    STR("correction"));
}

/* Why the mark, which is there, or is not, decides nothing; NULL: it does. */
static const char *why_not(const xmlNode *root, const xmlNode *mark)
{
	if (mark && is_given(mark))
		return NULL;
	if (mark && str_eq(tree_attribute(mark, "certainty", NULL),
	    STR("open")))
		return "its mark is limited or in doubt";
	if (mark && is_contradicted(root))
		return "its marks contradict each other";
	if (mark)
		return NULL;
	return str_eq(tree_attribute(root, "kind", NULL), STR("coHandling")) ?
	    "it is a co-handling opinion without a disclosure mark" :
	    "it has no disclosure mark";
}

enum verdict edition_verdict(const char **why, xmlDoc *doc, const struct private_forms *p,
    struct arena *a)
{
	const xmlNode *root = xmlDocGetRootElement(doc);
	const xmlNode *mark = node_child(node_child(root, "head"), "disclosure");

	if (is_secret(doc, p, a)) {
		*why = "it bears a mark of secrecy";
		return VERDICT_SECRET;
	}
	*why = why_not(root, mark);
	for (size_t i = 0; !*why && i < sizeof(marks) / sizeof(*marks); i++)
		if (str_eq(tree_attribute(mark, "code", a),
		    str_of(marks[i].code))) {
			*why = marks[i].why;
			if (marks[i].verdict != VERDICT_REFUSED ||
			    !is_given(mark))
				return marks[i].verdict;
			*why = "its disclosure was corrected";
			return VERDICT_CLOSED;
		}
	return VERDICT_REFUSED;
}

/* Of the body what is done and planned by when: items with their headings. */
static void summarise(xmlDoc *doc)
{
	xmlNode *root = xmlDocGetRootElement(doc);

	for (xmlNode *n = root, *next; n; n = next) {
		next = tree_next(n, NULL);
		if (tree_is(n, "p") || tree_is(n, "residue") ||
		    tree_is(n, "site") || tree_is(n, "attachments")) {
			next = tree_behind(n, NULL);
			xmlUnlinkNode(n);
			xmlFreeNode(n);
		} else if (tree_is(n, "statistic")) {
			/* its total may have stood in a paragraph */
			xmlUnsetProp(n, BAD_CAST "partOf");
			xmlUnsetProp(n, BAD_CAST "partOfCertainty");
		}
	}
	xmlSetProp(root, BAD_CAST "edition", BAD_CAST "summary");
}

/* What a person has corrected is not told again. */
static void forget_read(xmlDoc *doc)
{
	for (xmlNode *n = xmlDocGetRootElement(doc); n; n = tree_next(n, NULL))
		xmlUnsetProp(n, BAD_CAST "read");
}

bool edition_make(struct edition *out, xmlDoc *doc,
    const struct edition_options *o, const struct private_forms *p, struct arena *a)
{
	*out = (struct edition){0};
	out->verdict = edition_verdict(&out->why, doc, p, a);
	if (out->verdict == VERDICT_REFUSED && o->force) {
		out->verdict = VERDICT_WHOLE;
		out->forced = true;
	}
	if (out->verdict > VERDICT_SUMMARY)
		return false;
	forget_read(doc);
	if (!redact(&out->redaction, doc, &o->redact, p, a)) {
		out->verdict = VERDICT_REFUSED;
		out->why = "something personal could not be taken out";
		return false;
	}
	if (out->verdict == VERDICT_SUMMARY)
		summarise(doc);
	return true;
}

str edition_leak(const struct edition *e, str output, struct arena *a)
{
	return redaction_leak(&e->redaction, output, a);
}
