/* SPDX-License-Identifier: MIT */
/* A letter, its record and what an archivist gives to a package. */
#include "publish/eep_package.h"

#include "publish/tree.h"
#include "record/elements.h"

#define NAMESPACE "http://www.saac.gov.cn/standards/ERM/encapsulation"

const char *const eep_names[EEP_COUNT] = {
#define VALUE(id, name, fixed) [EEP_##id] = name,
#include "publish/eep_value.def"
#undef VALUE
};

static const char *const fixed_words[EEP_COUNT] = {
#define VALUE(id, name, fixed) [EEP_##id] = fixed,
#include "publish/eep_value.def"
#undef VALUE
};

enum { MAY, MUST };
static const struct {
	int depth;
	const char *name;
	enum eep_value value;
	int need;
} rows[] = {
#define EEP(depth, name, value, need) { depth, name, EEP_##value, need },
#include "publish/eep.def"
#undef EEP
};
enum { ROWS = sizeof(rows) / sizeof(*rows) };

/* --- what the record says */

/* The head's values, in the words of the letter; several with 、 between. */
static const struct {
	enum eep_value value;
	const char *parent, *name, *attribute;	/* NULL: its words */
} values[] = {
	{ EEP_TITLE,      "head",   "title",          NULL },
	{ EEP_NUMBER,     "head",   "documentNumber", NULL },
	{ EEP_ISSUER,     "head",   "issuer",         NULL },
	{ EEP_DATE,       "head",   "date",           "value" },
	{ EEP_ADDRESSEES, "head",   "addressee",      NULL },
	{ EEP_COPIES,     "copies", "recipient",      NULL },
};

static const struct {
	const char *code, *words;
} kinds[] = {
	{ "reply", "答复" }, { "coHandling", "协办意见" },
};

static void add(struct eep *x, enum eep_value v, str words, struct arena *a)
{
	x->value[v] = x->value[v].s ? arena_printf(a, "%s、%s", x->value[v].s,
	    words.s) : words;
}

void eep_read(struct eep *x, xmlDoc *doc, struct arena *a)
{
	xmlNode *root = xmlDocGetRootElement(doc);
	str kind = tree_attribute(root, "kind", a);

	for (xmlNode *n = root; n; n = tree_next(n, NULL))
		for (size_t i = 0; i < sizeof(values) / sizeof(*values); i++)
			if (tree_is(n, values[i].name) && n->parent &&
			    tree_is(n->parent, values[i].parent))
				add(x, values[i].value, values[i].attribute ?
				    tree_attribute(n, values[i].attribute, a) :
				    tree_words(n, a), a);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(*kinds); i++)
		if (str_eq(kind, str_of(kinds[i].code)))
			x->value[EEP_KIND] = str_of(kinds[i].words);
	if (x->value[EEP_DATE].len >= 4)
		x->value[EEP_YEAR] = arena_str(a, (str){
		    x->value[EEP_DATE].s, 4 });
}

/* --- the package */

static str value_of(const struct eep *x, enum eep_value v)
{
	return fixed_words[v] ? str_of(fixed_words[v]) : x->value[v];
}

enum eep_value eep_missing(const struct eep *x)
{
	for (int i = 0; i < ROWS; i++)
		if (rows[i].need == MUST && rows[i].value != EEP_NONE &&
		    !value_of(x, rows[i].value).s)
			return rows[i].value;
	return EEP_NONE;
}

static void row(struct elements *out, const struct eep *x, int i)
{
	str value = value_of(x, rows[i].value);

	if (rows[i].value == EEP_NONE) {
		elements_start(out, rows[i].name);
		if (!rows[i].depth)
			elements_attribute(out, "xmlns", STR(NAMESPACE));
		else if (rows[i + 1].value == EEP_SORT)
			elements_attribute(out, "eep版本", STR("2009"));
	} else if (rows[i].value == EEP_SOURCE || rows[i].value == EEP_RECORD) {
		elements_base64(out, rows[i].name, value);
	} else {
		elements_text(out, rows[i].name, value);
	}
}

bool eep_write(str *out, const struct eep *x, struct arena *a)
{
	struct elements *e = elements_open(NULL);
	int open = 0;		/* elements that hold the next */

	for (int i = 0; i < ROWS; i++) {
		for (; open > rows[i].depth; open--)
			elements_end(e);
		row(e, x, i);
		open += rows[i].value == EEP_NONE;
	}
	return elements_close(e, out, a);
}
