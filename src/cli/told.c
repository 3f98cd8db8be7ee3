/* SPDX-License-Identifier: MIT */
/*
 * Messages that were made elsewhere, and may have been kept since, by the
 * catalogue: a message is taken apart as the format that it was printed with,
 * and printed again with that format's translation.
 */
#include <stdlib.h>

#include "base/plain.h"
#include "cli/forms.h"
#include "cli/lang.h"

enum {
	PIECES = 8,		/* that a format takes */
	DEEP = 3		/* messages within messages */
};

/* A conversion of a format. */
struct conversion {
	size_t len;		/* its bytes, from % on */
	int argument, next;	/* its number, and that behind it, from 1 */
	char what;		/* as s in %s */
};

static struct conversion conversion_of(const char *s, int argument)
{
	const char *start = s++;
	struct conversion x;
	char *end;
	long n = strtol(s, &end, 10);

	if (n > 0 && *end == '$') {
		s = end + 1;
		argument = (int)n;
	}
	for (; *s && strchr("-+ #0123456789.*hljztL", *s); s++)
		argument += *s == '*';
	x = (struct conversion){ (size_t)(s + (*s != 0) - start), argument,
		argument + 1, *s };
	return x;
}

/* A piece of a message, and which argument of the format it was. */
struct piece {
	str text;
	int argument;
};

struct pieces {
	struct piece v[PIECES];
	size_t n;
};

static bool may_be(char what, char c)
{
	return what == 's' || what == 'c' || (c >= '0' && c <= '9') ||
	    c == '-' || (what == 'f' && c == '.');
}

/* What a format has before its next conversion, or its end; *form comes to
 * stand there. */
static str literal(const char **form, char *to)
{
	size_t n = 0;

	for (; **form && (**form != '%' || (*form)[1] == '%'); ++*form) {
		*form += **form == '%';
		to[n++] = **form;
	}
	return (str){ to, n };
}

/* Where words stand in text: at its end, or first; SIZE_MAX: not there. */
static size_t find(str text, str words, bool end)
{
	size_t i = 0;

	if (words.len > text.len)
		return SIZE_MAX;
	if (end)
		i = text.len - words.len;
	while (i + words.len <= text.len && memcmp(text.s + i, words.s,
	    words.len))
		i++;
	return i + words.len <= text.len ? i : SIZE_MAX;
}

/* Whether text is what the format prints; from the left each piece is as short
 * as can be.  words has room for all of the format. */
static bool fits(const char *form, str text, char *words, struct pieces *out)
{
	str next = literal(&form, words);
	int argument = 1;

	if (!str_starts(text, next))
		return false;
	text = (str){ text.s + next.len, text.len - next.len };
	for (out->n = 0; *form; out->n++) {
		struct conversion x = conversion_of(form, argument);
		size_t i;

		form += x.len;
		next = literal(&form, words);
		i = find(text, next, !*form);
		if (i == SIZE_MAX || out->n == PIECES)
			return false;
		for (size_t k = 0; k < i; k++)
			if (!may_be(x.what, text.s[k]))
				return false;
		out->v[out->n] = (struct piece){ { text.s, i }, x.argument };
		argument = x.next;
		text = (str){ text.s + i + next.len, text.len - i - next.len };
	}
	return !text.len;
}

static str told(str english, int deep, struct arena *a);

static str piece_told(const struct pieces *p, int argument, int deep,
    struct arena *a)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->v[i].argument == argument)
			return told(p->v[i].text, deep, a);
	return STR("");
}

/* The pieces as another format has them. */
static str printed(const char *form, const struct pieces *p, int deep,
    struct arena *a)
{
	struct VEC(str) out = {0};
	int argument = 1;

	for (;;) {
		struct conversion x;

		*push(a, &out) = literal(&form, arena_alloc(a, 1, 1,
		    strlen(form) + 1));
		if (!*form)
			return arena_join(a, out.v, out.n);
		x = conversion_of(form, argument);
		*push(a, &out) = piece_told(p, x.argument, deep, a);
		argument = x.next;
		form += x.len;
	}
}

/* In two, where a colon parts them. */
static str in_two(str english, int deep, struct arena *a)
{
	for (size_t i = 0; i + 2 < english.len; i++)
		if (!memcmp(english.s + i, ": ", 2))
			return arena_printf(a, "%s: %s", told((str){ english.s,
			    i }, deep, a).s, told((str){ english.s + i + 2,
			    english.len - i - 2 }, deep, a).s);
	return english;
}

/* Fields, or codes of one, parted by commas: in the user's language, where all
 * are.  s == NULL: they are none. */
static str list_told(str english, struct arena *a)
{
	static const char *const of[] = { "field", "disclosure", "kind",
		"status", "change", "severity" };

	for (size_t i = 0; i < sizeof(of) / sizeof(*of); i++) {
		str left = english, out = STR("");

		while (left.len) {
			size_t n = 0;
			const char *word, *other;

			while (n < left.len && left.s[n] != ',')
				n++;
			word = arena_str(a, (str){ left.s, n }).s;
			other = lang_word(of[i], word);
			if (other == word)
				break;
			out = arena_printf(a, "%s%s%s", out.s, out.len ?
			    _(", ") : "", other);
			n += n + 1 < left.len ? 2 : 0;
			left = (str){ left.s + n, left.len - n };
		}
		if (!left.len)
			return out;
	}
	return (str){0};
}

/* What is kept has the name of its message first: it says the same. */
static str unnamed(str english, struct arena *a)
{
	size_t n = 0;
	str rest;

	while (n < english.len && ((english.s[n] >= 'A' && english.s[n] <= 'Z')
	    || english.s[n] == '_'))
		n++;
	if (!n || n + 2 > english.len || memcmp(english.s + n, ": ", 2))
		return english;
	rest = (str){ english.s + n + 2, english.len - n - 2 };
	for (int id = 0; id < DIAG_COUNT; id++) {
		str text = str_of(diag_text((enum diag_id)id));

		if (str_eq(str_of(diag_name((enum diag_id)id)),
		    (str){ english.s, n }))
			return str_starts(rest, text) ? rest : arena_printf(a,
			    "%s: %.*s", text.s, (int)rest.len, rest.s);
	}
	return english;
}

/* One word may be anybody's, so that it stays as it is. */
static str told(str english, int deep, struct arena *a)
{
	str own = arena_str(a, english);
	const char *other = memchr(own.s, ' ', own.len) ? lang_text(own.s) :
	    own.s;
	char words[512];
	str list;

	if (other != own.s)
		return str_of(other);
	if (memchr(own.s, ',', own.len) && (list = list_told(own, a)).len)
		return list;
	if (deep == DEEP)
		return own;
	for (const char *const *f = lang_forms; *f; f++) {
		struct pieces p;

		if (strlen(*f) < sizeof(words) && fits(*f, own, words, &p))
			return printed(lang_text(*f), &p, deep + 1, a);
	}
	return in_two(own, deep, a);
}

str lang_told(str english, struct arena *a)
{
	return lang_of_user() == LANG_ENGLISH ? english :
	    told(unnamed(english, a), 0, a);
}

void diag_print(const struct diag *d, FILE *out)
{
	static const char *const word[] = {
		[SEVERITY_NONE] = N_("note"), [SEVERITY_WARN] = N_("warning"),
		[SEVERITY_ERROR] = N_("error"), [SEVERITY_USAGE] = N_("error"),
		[SEVERITY_SYSTEM] = N_("error"),
	};
	struct arena a = {0};

	for (size_t i = 0; i < d->list.n; i++) {
		const struct message *m = &d->list.v[i];

		fputs("dafu: ", out);
		if (m->file.len)
			say(out, "%s:", m->file.s);
		if (m->line)
			fprintf(out, "%zu:", m->line);
		if (m->line && m->column)
			fprintf(out, "%zu:", m->column);
		fprintf(out, "%s%s: %s", m->file.len || m->line ? " " : "",
		    _(word[diag_severity(m->id)]), _(diag_text(m->id)));
		if (m->detail.s)
			say(out, ": %s", lang_told(m->detail, &a).s);
		fputc('\n', out);
		arena_reset(&a);
	}
	arena_free(&a);
}
