/* SPDX-License-Identifier: MIT */
/* Labels of items: numbers, in brackets and not, by the rows of form.def. */
#include "reading/item.h"

const struct form_row forms[FORM_LABELS] = {
#define FORM(name, runs, clause, first, second, source) \
	{ runs, clause, first, second, PAT_FORM_##name },
#include "lexicon/form.def"
#undef FORM
};

/* The number alone, out of its brackets. */
static int label_number(const struct reader *r, struct span s)
{
	while (s.start < s.end && (r->f[s.start] == '(' ||
	    r->f[s.start] == ' '))
		s.start++;
	while (s.end > s.start && (r->f[s.end - 1] == ')' ||
	    r->f[s.end - 1] == ' '))
		s.end--;
	return number_of(r, s);
}

bool label_first(const struct reader *r, const struct item *item)
{
	switch (item->form) {
	case FORM_HAN:
	case FORM_HAN_BRACKET:
	case FORM_ARABIC:
	case FORM_ARABIC_BRACKET:
		return label_number(r, item->label) == 1;
	default:
		return !forms[item->form].first ||
		    in_text(r, item->label.start, forms[item->form].first);
	}
}

bool label_of(const struct reader *r, enum form form, uint32_t i,
    uint32_t limit, struct item *item)
{
	struct match m;

	if (!match_in(r, forms[form].pattern, i, limit, &m))
		return false;
	*item = (struct item){ form, forms[form].clause, false,
	    { m.start[1], m.end[1] }, { m.start[0], m.end[0] } };
	return true;
}

void seconds_find(const struct reader *r, struct span s, uint32_t *second)
{
	for (uint32_t i = s.start; i < s.end; i++) {
		if (!set_has(SET_SECOND_BEGINS, r->f[i]))
			continue;
		for (int f = 0; f < FORM_LABELS; f++)
			if (forms[f].second && in_text(r, i, forms[f].second))
				second[f] = i;
		if (key_at(&r->tokens, i, KEY_ITEM_TWO))
			second[FORM_ARABIC] = i;
	}
}
